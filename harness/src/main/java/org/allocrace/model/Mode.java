package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What one invocation is for. */
public enum Mode {
  VERIFY,
  THROUGHPUT,
  LATENCY,
  MEMORY;

  /** The word used in the protocol and in result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
