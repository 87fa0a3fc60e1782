package org.allocrace.stats;

import java.util.OptionalDouble;

/**
 * The geometric mean, the only mean under which ratios do not depend on what they are relative to
 * (Fleming and Wallace 1986).
 *
 * <p>n = 0 has none; n = 1 is the value. Zero, negative, NaN and infinite values are refused with
 * {@link IllegalArgumentException}: Commons Statistics, which computes the mean, would answer NaN
 * or 0. O(n), relative error about 1e-15 times the size of the logarithms.
 */
public final class GeometricMean {
  private GeometricMean() {}

  /** The n-th root of the product of positive values, in their unit. */
  public static OptionalDouble of(double[] values) {
    Values.logs(values);
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            org.apache.commons.statistics.descriptive.GeometricMean.of(values).getAsDouble());
  }

  /**
   * The geometric mean with Student's interval, computed on the logarithms. Assumes independent,
   * lognormal values; see {@link LogT} for what small or constant samples do.
   */
  public static Answer<Estimate> of(double[] values, double confidence) {
    return LogT.oneSample(Values.logs(values), confidence).map(t -> t.estimate().exp());
  }
}
