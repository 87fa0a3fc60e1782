package org.allocrace.selftest;

import org.allocrace.stats.ClopperPearson;
import org.allocrace.stats.Interval;

/** What came out for a metric. */
public sealed interface Measured {
  /** The confidence of every interval around a share. */
  double CONFIDENCE = 0.95;

  /**
   * How often something happened.
   *
   * @param trials independent ones, at least 1
   */
  record Share(int hits, int trials) implements Measured {
    /** Refuses counts that are no share. */
    public Share {
      if (trials < 1 || hits < 0 || hits > trials) {
        throw new IllegalArgumentException("no share: " + hits + " of " + trials);
      }
    }

    /** From 0 to 1. */
    public double value() {
      return (double) hits / trials;
    }

    /** By Clopper and Pearson, two-sided. */
    public Interval interval() {
      return ClopperPearson.share(hits, trials, CONFIDENCE).known().orElseThrow().interval();
    }
  }

  /**
   * The largest of some relative errors.
   *
   * @param relative |found − right| / |right|
   * @param of the value that has it
   * @param values how many were compared
   */
  record WorstError(double relative, String of, int values) implements Measured {}

  /**
   * It could not be measured.
   *
   * @param reason in a few words
   */
  record Nothing(String reason) implements Measured {}
}
