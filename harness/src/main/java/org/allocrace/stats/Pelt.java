package org.allocrace.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Change points by the pruned exact linear time method (Killick, Fearnhead and Eckley, JASA 2012):
 * the segmentation that minimises twice the negative log likelihood plus a penalty per change,
 * among all whose segments have at least a given length. Exact: the same optimum as trying all.
 *
 * <p>Assumptions are those of {@link ChangeIn}; autocorrelation, drift and lone outliers all look
 * like changes, so outliers are to be marked and penalties raised before. An empty series has no
 * segments, a series too short for two has one. Of equally good segmentations the one with the
 * earlier last change is taken. NaN and infinities are refused.
 *
 * <p>O(n) where changes are as frequent as values, O(n²) where there are none.
 */
public final class Pelt {
  private final PrefixSums sums;
  private final Cost cost;
  private final double perChange;
  private final boolean lengthsCost;
  private final double slack;

  /** Twice the negative log likelihood of a segment at its best, up to a constant per value. */
  private interface Cost {
    double of(int from, int to);
  }

  private Pelt(double[] series, ChangeIn change, Penalty penalty) {
    this.sums = new PrefixSums(series);
    this.cost = cost(change);
    double log = Math.log(Math.max(1, series.length));
    this.perChange =
        switch (penalty) {
          case Penalty.Sic() -> (change.parameters() + 1) * log;
          case Penalty.Mbic() -> (change.parameters() + 2) * log;
          case Penalty.Manual(double value) -> value;
        };
    this.lengthsCost = penalty instanceof Penalty.Mbic;
    // Where lengths cost, two parts can cost more than the whole: ln(a b / (a + b)) at most.
    this.slack = lengthsCost ? Math.max(0, Math.log(series.length / 4.0)) : 0;
  }

  /**
   * The best segmentation, in order, without gaps.
   *
   * @param series in time order; not changed
   * @param shortest the least number of values of a segment, at least 1
   */
  public static List<Segment> segments(
      double[] series, ChangeIn change, Penalty penalty, int shortest) {
    Values.finite(series);
    if (shortest < 1) {
      throw new IllegalArgumentException("a segment has at least 1 value, not " + shortest);
    }
    if (series.length == 0) {
      return List.of();
    }
    Pelt pelt = new Pelt(series, change, penalty);
    return series.length < 2 * (long) shortest
        ? List.of(pelt.sums.segment(0, series.length))
        : pelt.best(shortest);
  }

  private List<Segment> best(int shortest) {
    int n = sums.length();
    // The least cost of the first t values; that of none makes up for the penalty of no change.
    double[] least = new double[n + 1];
    int[] lastStart = new int[n + 1];
    Arrays.fill(least, 1, n + 1, Double.POSITIVE_INFINITY);
    least[0] = -perChange;
    // Where the last segment may start, and for series of which length no longer.
    int[] starts = new int[n + 1];
    int[] outFrom = new int[n + 1];
    double[] without = new double[n + 1];
    int candidates = 0;
    for (int t = shortest; t <= n; t++) {
      int kept = 0;
      for (int i = 0; i < candidates; i++) {
        if (t < outFrom[i]) {
          starts[kept] = starts[i];
          outFrom[kept++] = outFrom[i];
        }
      }
      candidates = kept;
      if (Double.isFinite(least[t - shortest])) {
        starts[candidates] = t - shortest;
        outFrom[candidates++] = Integer.MAX_VALUE;
      }
      for (int i = 0; i < candidates; i++) {
        without[i] = least[starts[i]] + cost(starts[i], t);
        if (without[i] + perChange < least[t]) {
          least[t] = without[i] + perChange;
          lastStart[t] = starts[i];
        }
      }
      // A start this bad never beats a change at t, once a segment from t on is long enough.
      for (int i = 0; i < candidates; i++) {
        if (outFrom[i] == Integer.MAX_VALUE && without[i] - slack > least[t]) {
          outFrom[i] = t + shortest;
        }
      }
    }
    List<Segment> segments = new ArrayList<>();
    for (int to = n; to > 0; to = lastStart[to]) {
      segments.addFirst(sums.segment(lastStart[to], to));
    }
    return List.copyOf(segments);
  }

  private double cost(int from, int to) {
    double fit = cost.of(from, to);
    return lengthsCost ? fit + Math.log(to - from) : fit;
  }

  private Cost cost(ChangeIn change) {
    return switch (change) {
      case ChangeIn.Mean(double deviation) ->
          (from, to) -> sums.aboutOwnMean(from, to) / (deviation * deviation);
      case ChangeIn.Variance(double mean, double smallest) ->
          (from, to) -> normal(to - from, sums.about(mean, from, to), smallest);
      case ChangeIn.MeanAndVariance(double smallest) ->
          (from, to) -> normal(to - from, sums.aboutOwnMean(from, to), smallest);
    };
  }

  // The variance of greatest likelihood among those the measurement can have: with such a bound the
  // cost of two parts is still at most that of the whole, on which pruning rests.
  private static double normal(int length, double squares, double smallest) {
    double own = squares / length;
    double variance = Math.max(own, smallest * smallest);
    return length * (Math.log(variance) + own / variance);
  }
}
