package org.allocrace.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ranks from 1, equal values sharing the mean of their ranks. They are kept doubled, because a
 * doubled midrank is a whole number and whole numbers index the tables of the exact distributions.
 */
final class Midranks {
  private Midranks() {}

  /** Twice the midrank of each value, in the order of the values. O(n log n). */
  static int[] doubled(double[] values) {
    int n = values.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] ranks = new int[n];
    for (int from = 0; from < n; ) {
      int to = from + 1;
      // Compared with ==, for which 0.0 and -0.0 are the same value.
      while (to < n && values[order[to]] == values[order[from]]) {
        to++;
      }
      // Ranks from+1 .. to: twice their mean is from + 1 + to.
      for (int i = from; i < to; i++) {
        ranks[order[i]] = from + 1 + to;
      }
      from = to;
    }
    return ranks;
  }
}
