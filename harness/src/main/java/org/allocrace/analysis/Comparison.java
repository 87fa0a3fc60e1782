package org.allocrace.analysis;

import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One cell compared with another on the same trace, paired by block.
 *
 * @param reference the other contender
 * @param pairs blocks in which both were measured
 * @param ratio time of this cell over time of the other: above 1 is slower
 * @param interval of the ratio, from the exact signed-rank distribution; null if there are too few
 *     pairs
 * @param student the second opinion: interval of the ratio by Student's t on logs; null where there
 *     is none
 * @param pairsNeeded the fewest pairs that have an interval
 * @param p two-sided, of the signed-rank test; 1 where there are no pairs
 * @param detectable the smallest ratio above 1 that so many pairs find with 80 % power; null where
 *     it cannot be said
 */
public record Comparison(
    String reference,
    int pairs,
    double ratio,
    @Nullable Interval interval,
    @Nullable Interval student,
    int pairsNeeded,
    double p,
    @Nullable Double detectable,
    Verdict verdict) {

  /** The same with another verdict. */
  Comparison judged(Verdict other) {
    return new Comparison(
        reference, pairs, ratio, interval, student, pairsNeeded, p, detectable, other);
  }
}
