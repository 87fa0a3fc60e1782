package org.allocrace.stats;

/**
 * The p-values of a test against the three alternatives.
 *
 * @param less probability, if there is no effect, of a statistic at most the observed one: small
 *     when the data lie below
 * @param greater probability, if there is no effect, of a statistic at least the observed one:
 *     small when the data lie above
 */
public record Tails(double less, double greater) {
  /** Refuses what is no probability, beyond a rounding of 1e-12, which is taken away. */
  public Tails {
    less = probability(less);
    greater = probability(greater);
  }

  /** Twice the smaller tail, at most 1. */
  public double twoSided() {
    return Math.min(1, 2 * Math.min(less, greater));
  }

  /** The tails of the same data with the sign turned. */
  Tails mirrored() {
    return new Tails(/* less= */ greater, /* greater= */ less);
  }

  private static double probability(double p) {
    if (!(p >= -1e-12 && p <= 1 + 1e-12)) {
      throw new IllegalArgumentException("no probability: " + p);
    }
    return Math.clamp(p, 0.0, 1.0);
  }
}
