package org.allocrace.stats;

import java.util.Arrays;

/**
 * What every statistic here asks of its input. A value that is not finite is a mistake of the
 * caller and is refused with its index; it is never skipped, because a sample from which values
 * vanish is no longer a sample.
 */
final class Values {
  private Values() {}

  /** The same array, all finite. */
  static double[] finite(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException("value " + i + " is " + values[i] + ", not finite");
      }
    }
    return values;
  }

  /** A sorted copy, all finite. O(n log n). */
  static double[] sorted(double[] values) {
    double[] sorted = finite(values).clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The natural logarithms; every value must be finite and above 0. */
  static double[] logs(double[] values) {
    double[] logs = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] > 0) || Double.isInfinite(values[i])) {
        throw new IllegalArgumentException(
            "value " + i + " is " + values[i] + "; a logarithm needs a finite value above 0");
      }
      logs[i] = Math.log(values[i]);
    }
    return logs;
  }

  /** Middle of a sorted, not empty array; the mean of the two middle values if there are two. */
  static double middle(double[] sorted) {
    int n = sorted.length;
    double upper = sorted[n / 2];
    // Halved before the sum, which could overflow otherwise.
    return n % 2 == 1 ? upper : 0.5 * sorted[n / 2 - 1] + 0.5 * upper;
  }

  /** The value itself, strictly between 0 and 1. */
  static double openUnit(double value, String name) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, not " + value);
    }
    return value;
  }
}
