package org.allocrace.stats;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many of the sorted values to leave out at each end, so that what is left is an interval.
 *
 * @param depth the interval runs from the value of this rank, counted from 1, to the one of the
 *     same rank from the other end; 0 if there is no such interval
 * @param below probability that the true value is below the interval
 * @param method how {@code below} was found
 */
record Cut(int depth, double below, Method method) {
  // 1 - 0.9 is a little below 0.1; without slack a tail that is exactly 0.05 would be refused.
  private static final double SLACK = 1e-12;

  /** The probability to leave below an interval of this confidence, and as much above it. */
  static double tail(double confidence) {
    return (1 - Values.openUnit(confidence, "confidence")) / 2 * (1 + SLACK);
  }

  /** By the normal approximation of the rank statistic, with continuity correction. */
  static Cut normal(double mean, double deviation, double tail) {
    NormalDistribution normal = new NormalDistribution(null, mean, deviation);
    int depth = (int) Math.floor(normal.inverseCumulativeProbability(tail) + 0.5);
    return depth < 1
        ? new Cut(0, 0, Method.NORMAL)
        : new Cut(depth, normal.cumulativeProbability(depth - 0.5), Method.NORMAL);
  }

  /** The interval between the two values of the sorted array that this cut leaves outermost. */
  Interval of(double[] sorted) {
    return new Interval(sorted[depth - 1], sorted[sorted.length - depth], 1 - 2 * below);
  }
}
