package org.allocrace.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.TooFew;

/**
 * The Hodges–Lehmann estimates of location and of shift, with the intervals that invert the
 * signed-rank and the Mann–Whitney test (Hodges and Lehmann 1963; Hollander, Wolfe and Chicken, 3rd
 * ed., 3.2 to 3.3 and 4.2 to 4.3).
 *
 * <p>One sample: assumes independent values, each symmetric about the centre that is estimated. Two
 * samples: assumes independent samples whose distributions differ by a shift only. No other
 * assumption; up to 29 % of the values may be arbitrarily wrong before the estimate is.
 *
 * <ul>
 *   <li>Confidence is the achieved one: exact up to {@value SignedRank#EXACT_LIMIT} values, by the
 *       normal approximation beyond. With ties the intervals, being closed, cover at least as
 *       often.
 *   <li>Too few values for the confidence (n &lt; 6 at 95 % in one sample, 4 and 4 in two): {@link
 *       TooFew}; the point alone is still there. An empty sample has no point.
 *   <li>Values without spread: the interval is a single point, which is right for a test that asks
 *       only for signs and ranks.
 *   <li>NaN and infinities are refused with {@link IllegalArgumentException}.
 * </ul>
 *
 * <p>Cost: O(n² log n) time and n²/2 numbers of memory, for two samples m n of each; {@link
 * ArithmeticException} where that is no array size any more. Commons has neither estimate.
 */
public final class HodgesLehmann {
  private HodgesLehmann() {}

  /** The median of the Walsh averages (x_i + x_j) / 2, i ≤ j; empty for an empty sample. */
  public static OptionalDouble location(double[] values) {
    return middle(walshAverages(Values.finite(values)));
  }

  /** The location with an interval of at least the given confidence. */
  public static Answer<RankEstimate> location(double[] values, double confidence) {
    double tail = Cut.tail(confidence);
    double[] averages = walshAverages(Values.finite(values));
    int needed = neededForOne(tail);
    return values.length < needed
        ? new TooFew<>(needed, values.length)
        : new Known<>(estimate(averages, SignedRank.cut(values.length, tail)));
  }

  /** The median of the differences to_j − from_i; empty if one sample is. */
  public static OptionalDouble shift(double[] from, double[] to) {
    return middle(differences(Values.finite(from), Values.finite(to)));
  }

  /** The shift with an interval of at least the given confidence. */
  public static Answer<RankEstimate> shift(double[] from, double[] to, double confidence) {
    double tail = Cut.tail(confidence);
    double[] differences = differences(Values.finite(from), Values.finite(to));
    if (from.length == 0 || to.length == 0) {
      return new TooFew<>(neededForTwo(tail), 0);
    }
    Cut cut = MannWhitney.cut(from.length, to.length, tail);
    return cut.depth() == 0
        ? new TooFew<>(neededForTwo(tail), Math.min(from.length, to.length))
        : new Known<>(estimate(differences, cut));
  }

  private static RankEstimate estimate(double[] sorted, Cut cut) {
    return new RankEstimate(new Estimate(Values.middle(sorted), cut.of(sorted)), cut.method());
  }

  private static OptionalDouble middle(double[] sorted) {
    return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Values.middle(sorted));
  }

  private static double[] walshAverages(double[] values) {
    int n = values.length;
    double[] averages = new double[Math.multiplyExact(n, n + 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        averages[next++] = 0.5 * values[i] + 0.5 * values[j];
      }
    }
    Arrays.sort(averages);
    return averages;
  }

  private static double[] differences(double[] from, double[] to) {
    double[] differences = new double[Math.multiplyExact(from.length, to.length)];
    int next = 0;
    for (double before : from) {
      for (double after : to) {
        differences[next++] = after - before;
      }
    }
    Arrays.sort(differences);
    return differences;
  }

  // The most extreme of the 2^n outcomes must not be likelier than the tail.
  private static int neededForOne(double tail) {
    int n = 1;
    for (double extreme = 0.5; extreme > tail; extreme /= 2) {
      n++;
    }
    return n;
  }

  // The most extreme of the C(2n, n) outcomes must not be likelier than the tail.
  private static int neededForTwo(double tail) {
    int n = 1;
    for (double extreme = 0.5; extreme > tail; n++) {
      extreme *= (n + 1.0) / (2 * (2 * n + 1.0));
    }
    return n;
  }
}
