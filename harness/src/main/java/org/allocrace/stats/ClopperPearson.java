package org.allocrace.stats;

import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.TooFew;
import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * A share counted in independent trials, with the interval that inverts the exact binomial test
 * (Clopper and Pearson, Biometrika 1934). Its ends are quantiles of the beta distribution, here by
 * Commons Math 3.6.1, whose own {@code ClopperPearsonInterval} throws on no hits and on nothing but
 * hits and is solved to 1e-9 only.
 *
 * <p>Assumes independent trials of one probability, nothing else. Covers at least as often as asked
 * for whatever that probability is, usually more often, because counts are discrete.
 *
 * <ul>
 *   <li>No trials: {@link #share} is {@link TooFew}, the bounds are the trivial 0 and 1.
 *   <li>No hits: the lower end is 0. Nothing but hits: the upper end is 1.
 *   <li>Counts below 0, more hits than trials, a confidence outside (0, 1): refused with {@link
 *       IllegalArgumentException}.
 * </ul>
 *
 * <p>Solved to 1e-15 absolutely, in less than a millisecond up to a hundred million trials.
 */
public final class ClopperPearson {
  private static final double SOLVED_TO = 1e-15;

  private ClopperPearson() {}

  /**
   * The share of hits with its two-sided interval; each end alone errs with at most half of what
   * the confidence leaves.
   */
  public static Answer<Estimate> share(int hits, int trials, double confidence) {
    counted(hits, trials);
    // A half is exact, so both ends are those of R's binom.test.
    double oneSided = 1 - (1 - Values.openUnit(confidence, "confidence")) / 2;
    if (trials == 0) {
      return new TooFew<>(1, 0);
    }
    double low = lower(hits, trials, oneSided);
    double high = upper(hits, trials, oneSided);
    double point = (double) hits / trials;
    return new Known<>(new Estimate(point, new Interval(low, high, confidence)));
  }

  /** What the probability is at least, with this confidence: a one-sided bound. */
  public static double lower(int hits, int trials, double confidence) {
    counted(hits, trials);
    Values.openUnit(confidence, "confidence");
    return hits == 0 ? 0 : beta(hits, trials - hits + 1.0, 1 - confidence);
  }

  /** What the probability is at most, with this confidence: a one-sided bound. */
  public static double upper(int hits, int trials, double confidence) {
    counted(hits, trials);
    Values.openUnit(confidence, "confidence");
    return hits == trials ? 1 : beta(hits + 1.0, trials - hits, confidence);
  }

  private static double beta(double alpha, double beta, double probability) {
    return new BetaDistribution(null, alpha, beta, SOLVED_TO)
        .inverseCumulativeProbability(probability);
  }

  private static void counted(int hits, int trials) {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException("no share: " + hits + " of " + trials);
    }
  }
}
