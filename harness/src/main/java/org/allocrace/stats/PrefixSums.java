package org.allocrace.stats;

/**
 * Sums over any stretch of a series in constant time. The series is moved to its own median first
 * and the running sums are compensated, so the sum of squares of a stretch is off by about 1e-16 of
 * that of the whole series, however long it is.
 */
final class PrefixSums {
  private final double origin;
  private final double[] sums;
  private final double[] squares;

  /** Sums of finite values; O(n log n). */
  PrefixSums(double[] values) {
    int n = values.length;
    origin = n == 0 ? 0 : Values.middle(Values.sorted(values));
    double[] moved = new double[n];
    double[] squared = new double[n];
    for (int i = 0; i < n; i++) {
      moved[i] = values[i] - origin;
      squared[i] = moved[i] * moved[i];
    }
    sums = running(moved);
    squares = running(squared);
  }

  int length() {
    return sums.length - 1;
  }

  /** Sum of squared distances from the mean of values from (inclusive) to (exclusive). */
  double aboutOwnMean(int from, int to) {
    double sum = sums[to] - sums[from];
    return Math.max(0, squares[to] - squares[from] - sum * sum / (to - from));
  }

  /** Sum of squared distances from a given centre. */
  double about(double centre, int from, int to) {
    double off = mean(from, to) - centre;
    return aboutOwnMean(from, to) + (to - from) * off * off;
  }

  double mean(int from, int to) {
    return origin + (sums[to] - sums[from]) / (to - from);
  }

  Segment segment(int from, int to) {
    double deviation = Math.sqrt(aboutOwnMean(from, to) / (to - from));
    return new Segment(from, to, mean(from, to), deviation);
  }

  // Kahan and Babuška's running sum, rounded once for each prefix.
  private static double[] running(double[] values) {
    double[] prefix = new double[values.length + 1];
    double sum = 0;
    double lost = 0;
    for (int i = 0; i < values.length; i++) {
      double next = sum + values[i];
      lost +=
          Math.abs(sum) >= Math.abs(values[i])
              ? (sum - next) + values[i]
              : (values[i] - next) + sum;
      sum = next;
      prefix[i + 1] = sum + lost;
    }
    return prefix;
  }
}
