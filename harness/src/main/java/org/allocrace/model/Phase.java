package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an iteration is part of the result. */
public enum Phase {
  WARMUP,
  MEASURE;

  /** The word of the protocol and of result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
