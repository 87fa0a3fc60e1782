package org.allocrace.stats;

import java.util.EnumSet;
import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.TooFew;
import org.apache.commons.statistics.descriptive.DoubleStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/**
 * Mean and standard deviation of a sample.
 *
 * @param n the number of values, at least 2
 * @param mean the arithmetic mean
 * @param deviation the standard deviation with divisor n − 1; 0 for equal values
 */
public record Moments(int n, double mean, double deviation) {
  /**
   * The moments of finite values; n &lt; 2 is {@link TooFew}, NaN and infinities are refused. O(n).
   * By Commons Statistics, which keeps the mean to within an ulp and corrects the deviation for it:
   * NIST StRD is reproduced to 14 digits or as many as the data, in binary, still hold.
   */
  public static Answer<Moments> of(double[] values) {
    Values.finite(values);
    if (values.length < 2) {
      return new TooFew<>(2, values.length);
    }
    DoubleStatistics of =
        DoubleStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.STANDARD_DEVIATION), values);
    return new Known<>(
        new Moments(
            values.length,
            of.getAsDouble(Statistic.MEAN),
            of.getAsDouble(Statistic.STANDARD_DEVIATION)));
  }

  /** Standard error of the mean. */
  public double error() {
    return deviation / Math.sqrt(n);
  }
}
