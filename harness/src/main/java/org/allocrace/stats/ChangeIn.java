package org.allocrace.stats;

/**
 * What changes at a change point: the model whose likelihood is maximised. All assume independent,
 * normal values within a segment.
 *
 * <p>Deviations below the smallest one that the measurement can have are taken to be that one: a
 * segment of equal values (a coarse clock makes them) would otherwise have an infinite likelihood
 * and split the series at will.
 */
public sealed interface ChangeIn {
  /**
   * The mean changes, about it the values keep a known deviation.
   *
   * @param deviation in the unit of the series, above 0
   */
  record Mean(double deviation) implements ChangeIn {
    /** Refuses a deviation that is not above 0. */
    public Mean {
      positive(deviation);
    }
  }

  /**
   * The variance changes about a known mean.
   *
   * @param mean in the unit of the series
   * @param smallest the smallest deviation, in the unit of the series, above 0
   */
  record Variance(double mean, double smallest) implements ChangeIn {
    /** Refuses a mean that is not finite and a deviation that is not above 0. */
    public Variance {
      Values.finite(new double[] {mean});
      positive(smallest);
    }
  }

  /**
   * Mean and variance change together.
   *
   * @param smallest the smallest deviation, in the unit of the series, above 0
   */
  record MeanAndVariance(double smallest) implements ChangeIn {
    /** Refuses a deviation that is not above 0. */
    public MeanAndVariance {
      positive(smallest);
    }
  }

  /** How many numbers describe a segment. */
  default int parameters() {
    return switch (this) {
      case Mean(double deviation) -> 1;
      case Variance(double mean, double smallest) -> 1;
      case MeanAndVariance(double smallest) -> 2;
    };
  }

  private static void positive(double deviation) {
    if (!(deviation > 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException("a deviation must be above 0, not " + deviation);
    }
  }
}
