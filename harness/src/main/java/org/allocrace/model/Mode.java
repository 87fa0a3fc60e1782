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

  /**
   * Whether a cell's contender is measured in it: slowdowns are planted where ratios are judged,
   * open loops are those of fresh contenders, and instructions those of native programs as they
   * are. Of a guest only whole replays are timed: a clock reading between its operations would
   * measure the way to it, and its memory is that of its host.
   */
  public boolean measures(String contender) {
    Variant variant = Variant.of(contender);
    if (this != THROUGHPUT && ContenderFacts.isGuest(variant.contender())) {
      return false;
    }
    return switch (this) {
      case THROUGHPUT -> true;
      case LATENCY, MEMORY -> variant.slowdown() == null;
      case OPEN_LOOP -> variant.isPlain();
      case INSTRUCTIONS -> variant.isPlain() && !contender.startsWith("java/");
    };
  }

  /** Whether there are clock readings in it: only then noise matters. */
  public boolean isTimed() {
    return this == THROUGHPUT || this == LATENCY || this == OPEN_LOOP;
  }

  /** The word of the protocol and of result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
