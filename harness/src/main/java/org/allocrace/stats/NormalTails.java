package org.allocrace.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The p-values of a rank statistic by the normal approximation with continuity correction. */
final class NormalTails {
  private NormalTails() {}

  /**
   * Tails of a statistic with this null mean and deviation.
   *
   * @param step the distance between neighbouring values of the statistic
   */
  static Tails of(double statistic, double mean, double deviation, double step) {
    if (deviation == 0) {
      // All ranks tied: the observed value is the only one there is.
      return new Tails(1, 1);
    }
    NormalDistribution normal = new NormalDistribution(null, 0, 1);
    double less = (statistic - mean + step / 2) / deviation;
    double greater = (statistic - mean - step / 2) / deviation;
    return new Tails(normal.cumulativeProbability(less), normal.cumulativeProbability(-greater));
  }
}
