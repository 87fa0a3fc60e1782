package org.allocrace.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Change points by optimal partitioning: the segmentation that minimises twice the negative log
 * likelihood plus a penalty per change, among all whose segments have at least a given length.
 * Starts of segments are pruned as in PELT, the pruned exact linear time method (Killick, Fearnhead
 * and Eckley, JASA 2012), and bounded in blocks besides, see {@link Partitioning}. Exact: the same
 * optimum as trying all.
 *
 * <p>Assumptions are those of {@link ChangeIn}; autocorrelation, drift and lone outliers all look
 * like changes, so outliers are to be marked and penalties raised before. An empty series has no
 * segments, a series too short for two has one. Of equally good segmentations the one with the
 * earlier last change is taken. NaN and infinities are refused.
 *
 * <p>About O(n log n) for every model and penalty where the series is a few segments and noise, and
 * where changes are as frequent as values: 10⁵ values take some tenths of a second with no change
 * as with 50 ({@code ChangePointBenchmark} beside the tests measures it). PELT alone is O(n²)
 * without changes, minutes at 10⁵ values. O(n²) at worst is left for series that change all the
 * time within the least length of a segment: a sine of period 300 whose segments must have 3000 of
 * 10⁵ values takes minutes.
 */
public final class Pelt {
  private Pelt() {}

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
    int n = series.length;
    if (n == 0) {
      return List.of();
    }
    PrefixSums sums = new PrefixSums(series);
    if (n < 2 * (long) shortest) {
      return List.of(sums.segment(0, n));
    }
    boolean lengthsCost = penalty instanceof Penalty.Mbic;
    Partitioning best =
        new Partitioning(
            n,
            SegmentCost.of(sums, change),
            perChange(penalty, change.parameters(), n),
            lengthsCost,
            shortest);
    List<Segment> segments = new ArrayList<>();
    for (int to = n; to > 0; to = best.lastStart(to)) {
      segments.addFirst(sums.segment(best.lastStart(to), to));
    }
    return List.copyOf(segments);
  }

  private static double perChange(Penalty penalty, int parameters, int n) {
    return switch (penalty) {
      case Penalty.Sic() -> (parameters + 1) * Math.log(n);
      case Penalty.Mbic() -> (parameters + 2) * Math.log(n);
      case Penalty.Manual(double value) -> value;
    };
  }
}
