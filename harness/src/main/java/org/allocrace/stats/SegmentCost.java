package org.allocrace.stats;

/**
 * Twice the negative log likelihood of a stretch at its best parameters, up to a constant for each
 * value. Two parts never cost more than the whole: parameters that suit the whole suit each part.
 */
interface SegmentCost {
  /** The cost of values from (inclusive) to (exclusive), at least one of them. */
  double of(int from, int to);

  /** The cost under a model of what changes. */
  static SegmentCost of(PrefixSums sums, ChangeIn change) {
    return switch (change) {
      case ChangeIn.Mean(double deviation) ->
          (from, to) -> sums.aboutOwnMean(from, to) / (deviation * deviation);
      case ChangeIn.Variance(double mean, double smallest) ->
          (from, to) -> normal(to - from, sums.about(mean, from, to), smallest);
      case ChangeIn.MeanAndVariance(double smallest) ->
          (from, to) -> normal(to - from, sums.aboutOwnMean(from, to), smallest);
    };
  }

  // The variance of greatest likelihood among those the measurement can have: under such a bound,
  // too, two parts never cost more than the whole.
  private static double normal(int length, double squares, double smallest) {
    double own = squares / length;
    double variance = Math.max(own, smallest * smallest);
    return length * (Math.log(variance) + own / variance);
  }
}
