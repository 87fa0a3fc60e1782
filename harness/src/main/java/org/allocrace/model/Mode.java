package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an invocation measures; each has invocations of its own. */
public enum Mode {
  /** Whole replays between two clock readings. */
  THROUGHPUT,
  /** Batches and single operations between clock readings. */
  LATENCY,
  /** Batches that have intended start times. */
  OPEN_LOOP,
  /** One replay, nothing timed; the parent watches. */
  MEMORY,
  /** Whole replays of a native program whose instructions are counted. */
  INSTRUCTIONS;

  /** The word of the protocol and of result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
