package org.allocrace.stats;

import java.util.Optional;

/**
 * The best split of a stretch of values by energy distance (Székely and Rizzo 2005).
 *
 * @param at index of the first value after the split
 * @param statistic the distance 2 E|X − Y| − E|X − X′| − E|Y − Y′| of the values before and after,
 *     without bias, times m n / (m + n); in the unit of the values
 */
record EnergySplit(int at, double statistic) {
  /**
   * The split of values from (inclusive) to (exclusive) with the largest statistic. The part after
   * it may end before {@code to}, so that a second change behind it does not blur the first. The
   * earliest of equally good ones; none if there is no room for two parts. O(length²).
   */
  static Optional<EnergySplit> best(double[] values, int from, int to, int shortest) {
    int n = to - from;
    double[] upTo = distances(values, from, n);
    int row = n + 1;
    EnergySplit best = null;
    for (int split = shortest; split <= n - shortest; split++) {
      double before = upTo[split * row + split];
      for (int end = split + shortest; end <= n; end++) {
        double corner = upTo[split * row + end];
        double across = corner - before;
        double after = upTo[end * row + end] - 2 * corner + before;
        double statistic = statistic(split, end - split, before, across, after);
        if (best == null || statistic > best.statistic) {
          best = new EnergySplit(from + split, statistic);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  // Sums of distances: before and after count each pair twice, across once.
  private static double statistic(int m, int n, double before, double across, double after) {
    double distance =
        2 * across / ((double) m * n)
            - before / ((double) m * (m - 1))
            - after / ((double) n * (n - 1));
    return distance * m * n / (m + n);
  }

  // [i, j]: the sum of |x_a - x_b| over a < i and b < j, so that any block is four look-ups.
  private static double[] distances(double[] values, int from, int n) {
    int row = n + 1;
    double[] upTo = new double[Math.multiplyExact(row, row)];
    for (int i = 1; i <= n; i++) {
      double inRow = 0;
      for (int j = 1; j <= n; j++) {
        inRow += Math.abs(values[from + i - 1] - values[from + j - 1]);
        upTo[i * row + j] = upTo[(i - 1) * row + j] + inRow;
      }
    }
    return upTo;
  }
}
