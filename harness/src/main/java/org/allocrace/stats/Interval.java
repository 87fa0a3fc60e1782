package org.allocrace.stats;

/**
 * A closed interval that holds the true value with the given probability.
 *
 * <p>{@code confidence} is the one that was achieved. Rank and order statistics are discrete, so
 * the achieved confidence is usually above the one that was asked for.
 *
 * @param low the lower bound, finite, in the unit of the data
 * @param high the upper bound, finite, not below {@code low}
 * @param confidence in (0, 1]; 1 only by rounding of a probability within 1e-16 of it
 */
public record Interval(double low, double high, double confidence) {
  /** Refuses NaN, infinite or reversed bounds and a confidence outside (0, 1]. */
  public Interval {
    if (!(Double.isFinite(low) && Double.isFinite(high) && low <= high)) {
      throw new IllegalArgumentException("no interval: [" + low + ", " + high + "]");
    }
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException("no confidence: " + confidence);
    }
  }

  /** Whether the value is in the interval; its bounds are. NaN is not. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Whether all of the interval, bounds included, is strictly between the two values. */
  public boolean isInside(double below, double above) {
    return below < low && high < above;
  }

  /** {@code high - low}. */
  public double width() {
    return high - low;
  }

  /** From the log scale to ratios: both bounds exponentiated, the same confidence. */
  public Interval exp() {
    return new Interval(Math.exp(low), Math.exp(high), confidence);
  }
}
