package org.allocrace.analysis;

import org.allocrace.stats.Quantiles;

/**
 * Five numbers of a sample of invocations, in its unit, for pictures: the extremes and the
 * quartiles of type 7.
 */
public record Spread(
    double least, double firstQuartile, double median, double thirdQuartile, double most) {
  /** Of a figure's invocations; there is at least one. */
  public static Spread of(SampleEstimate estimate) {
    double[] values = estimate.invocations().stream().mapToDouble(Double::doubleValue).toArray();
    return new Spread(
        quantile(values, 0),
        quantile(values, 0.25),
        quantile(values, 0.5),
        quantile(values, 0.75),
        quantile(values, 1));
  }

  private static double quantile(double[] values, double q) {
    return Quantiles.type7(values, q).orElseThrow();
  }
}
