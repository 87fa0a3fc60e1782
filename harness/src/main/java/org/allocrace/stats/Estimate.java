package org.allocrace.stats;

/**
 * A point estimate and the interval around it.
 *
 * @param point finite, in the unit of the data, inside the interval
 * @param interval where the true value is, with the interval's confidence
 */
public record Estimate(double point, Interval interval) {
  /** Refuses a point that is not in its interval. */
  public Estimate {
    if (!interval.contains(point)) {
      throw new IllegalArgumentException("the point " + point + " is not in " + interval);
    }
  }

  /** From the log scale to ratios. */
  public Estimate exp() {
    return new Estimate(Math.exp(point), interval.exp());
  }
}
