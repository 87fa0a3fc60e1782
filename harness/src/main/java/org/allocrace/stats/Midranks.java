package org.allocrace.stats;

import java.util.Arrays;

/**
 * Ranks from 1, equal values sharing the mean of their ranks. They are kept doubled, because a
 * doubled midrank is a whole number and whole numbers index the tables of the exact distributions.
 */
final class Midranks {
  private Midranks() {}

  /** Twice the midrank of each value, in the order of the values. O(n log n). */
  static int[] doubled(double[] values) {
    int n = values.length;
    double[] sorted = new double[n];
    for (int i = 0; i < n; i++) {
      // The sum is 0.0 for -0.0 too: they are the same value and must share a rank.
      sorted[i] = values[i] + 0.0;
    }
    Arrays.sort(sorted);
    int[] sharedAt = new int[n];
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && sorted[to] == sorted[from]) {
        to++;
      }
      // Ranks from+1 .. to: twice their mean is from + 1 + to.
      Arrays.fill(sharedAt, from, to, from + 1 + to);
      from = to;
    }
    int[] ranks = new int[n];
    for (int i = 0; i < n; i++) {
      // Any of equal values will do.
      ranks[i] = sharedAt[Arrays.binarySearch(sorted, values[i] + 0.0)];
    }
    return ranks;
  }
}
