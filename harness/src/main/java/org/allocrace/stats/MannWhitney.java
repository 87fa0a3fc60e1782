package org.allocrace.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The Mann–Whitney test (Wilcoxon's rank sum): do values of one sample tend to be above those of
 * the other?
 *
 * <p>Assumes two independent samples of independent values; under the null hypothesis they have the
 * same distribution. The null distribution is exact, conditional on the midranks, up to {@value
 * #EXACT_LIMIT} values in both samples together: O(N³ m) for N values, m of them in the smaller
 * sample. Beyond, it is normal with corrections for continuity and ties; the result says which.
 *
 * <ul>
 *   <li>Ties share midranks and are decided by {@code ==}.
 *   <li>An empty sample: the statistic is 0 and every p-value is 1. All values equal: p is 1.
 *   <li>NaN and infinities are refused with {@link IllegalArgumentException}.
 * </ul>
 *
 * <p>Own code, because Commons Math 3.6.1 is asymptotic only and Commons Statistics 1.1 is
 * asymptotic as soon as two values are tied.
 */
public final class MannWhitney {
  /** Up to this many values in both samples together the p-values are exact. */
  public static final int EXACT_LIMIT = 100;

  private MannWhitney() {}

  /**
   * Tests whether {@code to} is above or below {@code from}. The statistic U counts the pairs in
   * which the value of {@code to} is the larger, equal pairs one half; {@code less} is small when
   * {@code to} lies below.
   */
  public static RankTest test(double[] from, double[] to) {
    Values.finite(from);
    Values.finite(to);
    if (from.length == 0 || to.length == 0) {
      return new RankTest(0, new Tails(1, 1), Method.EXACT);
    }
    double[] both = Arrays.copyOf(to, to.length + from.length);
    System.arraycopy(from, 0, both, to.length, from.length);
    int[] ranks = Midranks.doubled(both);
    long sum = IntStream.of(ranks).limit(to.length).asLongStream().sum();
    double statistic = sum / 2.0 - to.length * (to.length + 1.0) / 2;
    if (ranks.length > EXACT_LIMIT) {
      return new RankTest(statistic, normal(ranks, to.length, statistic), Method.NORMAL);
    }
    if (to.length <= from.length) {
      return new RankTest(
          statistic, Lattice.ofSubsets(ranks, to.length).tails((int) sum), Method.EXACT);
    }
    // The smaller sample is cheaper to follow; what it has more, the other has less.
    int rest = IntStream.of(ranks).sum() - (int) sum;
    Tails ofRest = Lattice.ofSubsets(ranks, from.length).tails(rest);
    return new RankTest(statistic, ofRest.mirrored(), Method.EXACT);
  }

  private static Tails normal(int[] doubledRanks, int m, double statistic) {
    double all = doubledRanks.length;
    double pairs = m * (all - m);
    // Variance of the midranks themselves, so ties need no separate correction.
    double spread = 0;
    for (int doubled : doubledRanks) {
      double off = doubled / 2.0 - (all + 1) / 2;
      spread += off * off;
    }
    double variance = pairs * spread / (all * (all - 1));
    return NormalTails.of(statistic, pairs / 2, Math.sqrt(variance), 1);
  }

  /** The cut of the sorted pairwise differences of samples of m and n values without ties. */
  static Cut cut(int m, int n, double tail) {
    if (m + n <= EXACT_LIMIT) {
      int size = Math.min(m, n);
      int[] ranks = IntStream.rangeClosed(1, m + n).toArray();
      return Lattice.ofSubsets(ranks, size).cut(size * (size + 1) / 2, tail);
    }
    double pairs = (double) m * n;
    return Cut.normal(pairs / 2, Math.sqrt(pairs * ((double) m + n + 1) / 12), tail);
  }
}
