package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an invocation measures; each has invocations of its own. */
public enum Mode {
  /** Whole replays between two clock readings. */
  THROUGHPUT,
  /** Batches and single operations between clock readings. */
  LATENCY,
  /** One replay, nothing timed; the parent watches. */
  MEMORY;

  /** The word of the protocol and of result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
