package org.allocrace.stats;

import java.util.Arrays;
import java.util.List;

/** The oracle of PELT: the penalised cost of segmentations, straight from its definition. */
final class Segmentations {
  private Segmentations() {}

  /** Bit i of {@code cuts} cuts before value i + 1; infinite if a segment is too short. */
  static double cost(double[] series, int cuts, ChangeIn change, Penalty penalty, int shortest) {
    boolean single = cuts == 0;
    double total = 0;
    int from = 0;
    for (int to = 1; to <= series.length; to++) {
      if (to == series.length || (cuts >> (to - 1) & 1) == 1) {
        if (to - from < shortest && !single) {
          return Double.POSITIVE_INFINITY;
        }
        total += segment(series, from, to, change);
        total += penalty instanceof Penalty.Mbic ? Math.log(to - from) : 0;
        from = to;
      }
    }
    return total + Integer.bitCount(cuts) * perChange(series.length, change, penalty);
  }

  /** The same of any segmentation. */
  static double cost(double[] series, List<Segment> segments, ChangeIn change, Penalty penalty) {
    double total = 0;
    for (Segment one : segments) {
      total += segment(series, one.from(), one.to(), change);
      total += penalty instanceof Penalty.Mbic ? Math.log(one.length()) : 0;
    }
    return total + (segments.size() - 1) * perChange(series.length, change, penalty);
  }

  /** The least cost of all segmentations with segments long enough: every start for every end. */
  static double least(double[] series, ChangeIn change, Penalty penalty, int shortest) {
    int n = series.length;
    double perChange = perChange(n, change, penalty);
    double[] least = new double[n + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    least[0] = -perChange;
    for (int from = 0; from < n; from++) {
      // Welford's updates, not the sums of the class under test.
      double mean = 0;
      double squares = 0;
      for (int to = from + 1; to <= n; to++) {
        int length = to - from;
        double off = series[to - 1] - mean;
        mean += off / length;
        squares += off * (series[to - 1] - mean);
        if (length >= shortest) {
          double added = penalty instanceof Penalty.Mbic ? Math.log(length) : 0;
          double cost = cost(length, mean, squares, change) + added;
          least[to] = Math.min(least[to], least[from] + cost + perChange);
        }
      }
    }
    return least[n];
  }

  private static double cost(int length, double mean, double squares, ChangeIn change) {
    return switch (change) {
      case ChangeIn.Mean(double deviation) -> squares / deviation / deviation;
      case ChangeIn.Variance(double known, double smallest) ->
          normal(length, squares + length * (mean - known) * (mean - known), smallest);
      case ChangeIn.MeanAndVariance(double smallest) -> normal(length, squares, smallest);
    };
  }

  private static double perChange(int n, ChangeIn change, Penalty penalty) {
    int parameters = change instanceof ChangeIn.MeanAndVariance ? 2 : 1;
    return switch (penalty) {
      case Penalty.Sic() -> (parameters + 1) * Math.log(n);
      case Penalty.Mbic() -> (parameters + 2) * Math.log(n);
      case Penalty.Manual(double value) -> value;
    };
  }

  private static double segment(double[] series, int from, int to, ChangeIn change) {
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += series[i] / (to - from);
    }
    return switch (change) {
      case ChangeIn.Mean(double deviation) ->
          squares(series, from, to, mean) / deviation / deviation;
      case ChangeIn.Variance(double known, double smallest) ->
          normal(to - from, squares(series, from, to, known), smallest);
      case ChangeIn.MeanAndVariance(double smallest) ->
          normal(to - from, squares(series, from, to, mean), smallest);
    };
  }

  private static double normal(int n, double squares, double smallest) {
    double deviation = Math.max(smallest, Math.sqrt(squares / n));
    return 2 * n * Math.log(deviation) + squares / deviation / deviation;
  }

  private static double squares(double[] series, int from, int to, double centre) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (series[i] - centre) * (series[i] - centre);
    }
    return squares;
  }
}
