package org.allocrace.stats;

import org.apache.commons.math3.distribution.TDistribution;

/** Student's t distribution by Commons Math, solved more closely than its default of 1e-9. */
final class Student {
  private static final double SOLVED_TO = 1e-14;

  private Student() {}

  static TDistribution of(double degrees) {
    return new TDistribution(null, degrees, SOLVED_TO);
  }

  /** Half the width, in standard errors, of a two-sided interval of this confidence. */
  static double halfWidth(double degrees, double confidence) {
    // The lower tail, because 1 - tail would lose the digits of a small one.
    return -of(degrees).inverseCumulativeProbability((1 - confidence) / 2);
  }
}
