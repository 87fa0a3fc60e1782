package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an iteration belongs to the warm-up or to the measurement. */
public enum Phase {
  WARMUP,
  MEASURE;

  /** The word used in the protocol and in result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
