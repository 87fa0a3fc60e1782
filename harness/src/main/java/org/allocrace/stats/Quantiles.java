package org.allocrace.stats;

import java.util.OptionalDouble;
import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.TooFew;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Sample quantiles.
 *
 * <p>n = 0 has none; n = 1 has the value itself for each; ties and equal values need no care. NaN
 * and infinities are refused. The types are those of Hyndman and Fan (1996), by Commons Statistics
 * ({@code Percentile} of Commons Math defaults to yet another one).
 */
public final class Quantiles {
  private static final Quantile TYPE_7 =
      Quantile.withDefaults().withCopy(true).with(EstimationMethod.HF7);
  private static final Quantile TYPE_8 =
      Quantile.withDefaults().withCopy(true).with(EstimationMethod.HF8);

  private Quantiles() {}

  /**
   * An estimate and its standard error.
   *
   * @param point in the unit of the data
   * @param error one standard error, in the unit of the data, at least 0
   */
  public record WithError(double point, double error) {}

  /** Linear between order statistics, position (n − 1) q + 1; the default of R and NumPy. O(n). */
  public static OptionalDouble type7(double[] values, double q) {
    return evaluate(TYPE_7, values, q);
  }

  /** Nearly median-unbiased for any distribution, position (n + 1/3) q + 1/3. O(n). */
  public static OptionalDouble type8(double[] values, double q) {
    return evaluate(TYPE_8, values, q);
  }

  private static OptionalDouble evaluate(Quantile quantile, double[] values, double q) {
    Values.finite(values);
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("q must be between 0 and 1, not " + q);
    }
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(quantile.evaluate(values, q));
  }

  /**
   * The Harrell–Davis estimate (Biometrika 1982): the mean of the order statistics, each weighted
   * by the mass that Beta((n + 1) q, (n + 1)(1 − q)) has on its n-th of the unit interval. More
   * efficient than a single order statistic where the density is smooth, and not robust: every
   * value has a weight. The error is that of Maritz and Jarrett (JASA 1978), the deviation of the
   * sample under the same weights. n &lt; 2 is {@link TooFew}; equal values have an error of 0. O(n
   * log n), relative error about 1e-13.
   *
   * @param q strictly between 0 and 1
   */
  public static Answer<WithError> harrellDavis(double[] values, double q) {
    Values.openUnit(q, "q");
    double[] sorted = Values.sorted(values);
    int n = sorted.length;
    if (n < 2) {
      return new TooFew<>(2, n);
    }
    BetaDistribution beta = new BetaDistribution(null, (n + 1) * q, (n + 1) * (1 - q));
    double[] weights = new double[n];
    double below = 0;
    for (int i = 0; i < n; i++) {
      double upTo = i == n - 1 ? 1 : beta.cumulativeProbability((i + 1.0) / n);
      weights[i] = upTo - below;
      below = upTo;
    }
    // As offsets from the middle, so that large values do not swallow small differences.
    double middle = Values.middle(sorted);
    double offset = 0;
    for (int i = 0; i < n; i++) {
      offset += weights[i] * (sorted[i] - middle);
    }
    double variance = 0;
    for (int i = 0; i < n; i++) {
      double off = sorted[i] - middle - offset;
      variance += weights[i] * off * off;
    }
    double point = Math.clamp(middle + offset, sorted[0], sorted[n - 1]);
    return new Known<>(new WithError(point, Math.sqrt(variance)));
  }
}
