package org.allocrace.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test: are the differences symmetric about 0?
 *
 * <p>Assumes independent differences, each symmetric about the same centre; their distribution is
 * otherwise free. The null distribution is exact, conditional on the midranks, up to {@value
 * #EXACT_LIMIT} differences: O(n³), about a millisecond at n = 60. Beyond, it is normal with
 * corrections for continuity and ties; the result says which.
 *
 * <ul>
 *   <li>Ties share midranks and are decided by {@code ==} of the absolute values.
 *   <li>Zeros follow Pratt (1959): they are ranked with the rest and then left out, so that p never
 *       grows when the data move away from 0. (Wilcoxon's rule, which drops them before ranking,
 *       can turn a significant sample into one that is not by adding evidence.)
 *   <li>n = 0, or only zeros: the statistic is 0 and every p-value is 1.
 *   <li>NaN and infinities are refused with {@link IllegalArgumentException}.
 * </ul>
 *
 * <p>Own code, because Commons Math 3.6.1 enumerates 2ⁿ outcomes and can return p above 1, and
 * Commons Statistics 1.1 is asymptotic as soon as two differences are tied.
 */
public final class SignedRank {
  /** Up to this many differences, zeros among them, the p-values are exact. */
  public static final int EXACT_LIMIT = 100;

  private SignedRank() {}

  /**
   * Tests differences against 0. The statistic is the sum of the ranks of the positive ones.
   *
   * @param differences one per pair, finite; not changed
   */
  public static RankTest test(double[] differences) {
    Values.finite(differences);
    double[] sizes = new double[differences.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(differences[i]);
    }
    int[] all = Midranks.doubled(sizes);
    int[] ranks = new int[all.length];
    int n = 0;
    long positive = 0;
    for (int i = 0; i < all.length; i++) {
      if (differences[i] != 0) {
        ranks[n++] = all[i];
        positive += differences[i] > 0 ? all[i] : 0;
      }
    }
    return result(Arrays.copyOf(ranks, n), positive, all.length <= EXACT_LIMIT);
  }

  private static RankTest result(int[] doubledRanks, long doubledStatistic, boolean exact) {
    double statistic = doubledStatistic / 2.0;
    if (exact) {
      // Without ties all are even, and their halves have the same distribution on half the table.
      int unit = hasOdd(doubledRanks) ? 1 : 2;
      int[] ranks = new int[doubledRanks.length];
      for (int i = 0; i < ranks.length; i++) {
        ranks[i] = doubledRanks[i] / unit;
      }
      // At this length the sum is far below the limit of an int.
      Tails tails = Lattice.ofSubsets(ranks).tails((int) (doubledStatistic / unit));
      return new RankTest(statistic, tails, Method.EXACT);
    }
    double mean = 0;
    double variance = 0;
    for (int doubled : doubledRanks) {
      double rank = doubled / 2.0;
      mean += rank / 2;
      variance += rank * rank / 4;
    }
    Tails tails = NormalTails.of(statistic, mean, Math.sqrt(variance), 1);
    return new RankTest(statistic, tails, Method.NORMAL);
  }

  private static boolean hasOdd(int[] ranks) {
    for (int rank : ranks) {
      if (rank % 2 != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The cut of the sorted Walsh averages of n values, for untied values; with ties the closed
   * interval it gives covers at least as often (Hollander, Wolfe and Chicken, 3rd ed., 3.3).
   */
  static Cut cut(int n, double tail) {
    if (n <= EXACT_LIMIT) {
      return Lattice.ofSubsets(IntStream.rangeClosed(1, n).toArray()).cut(0, tail);
    }
    double pairs = (double) n * (n + 1);
    return Cut.normal(pairs / 4, Math.sqrt(pairs * (2.0 * n + 1) / 24), tail);
  }
}
