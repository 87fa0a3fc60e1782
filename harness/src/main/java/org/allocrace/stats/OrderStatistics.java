package org.allocrace.stats;

import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.TooFew;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Quantiles with distribution-free intervals between two order statistics (David and Nagaraja,
 * Order Statistics, 3rd ed., 7.1).
 *
 * <p>Assumes independent values of one distribution, nothing else. The number of values below the
 * true quantile is binomial, so the confidence is exact for a continuous distribution and a lower
 * bound where values can tie. Each end errs with at most half of what the confidence leaves, so an
 * end alone is a one-sided bound.
 *
 * <ul>
 *   <li>The point is the quantile of type 7, see {@link Quantiles#type7}; of an even number of
 *       values the median is the mean of the middle two. Where the interval would not hold it (only
 *       at low confidence), it is widened until it does.
 *   <li>Too few values, among them n = 0 and n = 1: {@link TooFew} with the number needed, 6 for
 *       the median at 95 %, 299 for the 99th percentile at 90 %.
 *   <li>Equal values: an interval of width 0. NaN and infinities are refused.
 * </ul>
 *
 * <p>O(n log n). Exact to about 1e-13 relative (Commons Math's incomplete beta function).
 */
public final class OrderStatistics {
  private OrderStatistics() {}

  /** The median with an interval of at least the given confidence. */
  public static Answer<Estimate> median(double[] values, double confidence) {
    return quantile(values, 0.5, confidence);
  }

  /**
   * A quantile with an interval of at least the given confidence.
   *
   * @param q strictly between 0 and 1: nothing bounds a minimum or maximum on both sides
   */
  public static Answer<Estimate> quantile(double[] values, double q, double confidence) {
    double[] sorted = Values.sorted(values);
    double tail = Cut.tail(confidence);
    int n = sorted.length;
    int needed = needed(Values.openUnit(q, "q"), tail);
    if (n < needed) {
      return new TooFew<>(needed, n);
    }
    double position = (n - 1) * q;
    int low = Math.min(lowest(n, q, tail), (int) Math.floor(position) + 1);
    // From the other end the quantile q is the quantile 1 - q.
    int high = Math.max(n + 1 - lowest(n, 1 - q, tail), (int) Math.ceil(position) + 1);
    double missed = atMost(n, q, low - 1) + atMost(n, 1 - q, n - high);
    Interval interval = new Interval(sorted[low - 1], sorted[high - 1], 1 - missed);
    double point = Quantiles.type7(sorted, q).orElseThrow();
    return new Known<>(new Estimate(point, interval));
  }

  /** The largest rank, from 1, that is above the quantile with a probability of at most tail. */
  private static int lowest(int n, double q, double tail) {
    int rank = new BinomialDistribution(null, n, q).inverseCumulativeProbability(tail);
    // The inverse is found by bisection of rounded values; settle the last step exactly.
    while (rank < n && atMost(n, q, rank) <= tail) {
      rank++;
    }
    while (rank > 1 && atMost(n, q, rank - 1) > tail) {
      rank--;
    }
    return Math.max(rank, 1);
  }

  private static double atMost(int n, double q, int count) {
    return count < 0 ? 0 : new BinomialDistribution(null, n, q).cumulativeProbability(count);
  }

  // All values on one side of the quantile must not be likelier than the tail.
  private static int needed(double q, double tail) {
    double likelier = Math.max(q, 1 - q);
    int n = (int) Math.ceil(Math.log(tail) / Math.log(likelier));
    return Math.pow(likelier, n - 1) <= tail ? n - 1 : n;
  }
}
