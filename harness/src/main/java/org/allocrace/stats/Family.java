package org.allocrace.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The p-values of a family of tests. */
final class Family {
  private Family() {}

  /** The indices of the p-values from the smallest to the largest; refuses what is none. */
  static int[] ascending(double[] p) {
    for (int i = 0; i < p.length; i++) {
      if (!(p[i] >= 0 && p[i] <= 1)) {
        throw new IllegalArgumentException("p-value " + i + " is " + p[i]);
      }
    }
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> p[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
