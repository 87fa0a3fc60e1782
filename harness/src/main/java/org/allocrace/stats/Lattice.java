package org.allocrace.stats;

/**
 * The exact null distribution of a sum of ranks, by dynamic programming over the ranks.
 *
 * <p>Commons Statistics 1.1 has these distributions for ranks without ties only; conditioning on
 * the midranks that occurred makes them right with ties too. Only positive terms are added, so each
 * probability has a relative error of at most about the number of ranks times 1.1e-16.
 */
final class Lattice {
  private final double[] probabilities;

  private Lattice(double[] probabilities) {
    this.probabilities = probabilities;
  }

  /**
   * The sum over a random subset of the ranks, each in it with probability one half (Wilcoxon's
   * signed-rank statistic). O(n S) for n ranks of sum S. Up to about 1000 ranks; then the
   * probabilities underflow.
   */
  static Lattice ofSubsets(int[] ranks) {
    double[] p = new double[sum(ranks) + 1];
    p[0] = 1;
    int reached = 0;
    for (int rank : ranks) {
      reached += rank;
      // Downwards, so that p[s - rank] is still the one without this rank.
      for (int s = reached; s >= rank; s--) {
        p[s] = 0.5 * (p[s] + p[s - rank]);
      }
      for (int s = Math.min(reached, rank - 1); s >= 0; s--) {
        p[s] *= 0.5;
      }
    }
    return new Lattice(p);
  }

  /**
   * The sum over a random subset of exactly {@code size} of the ranks, all subsets alike
   * (Wilcoxon's rank sum). O(n size S) time and O(size S) memory. Up to about 1000 ranks; then the
   * counts overflow.
   */
  static Lattice ofSubsets(int[] ranks, int size) {
    int sum = sum(ranks);
    double[][] counts = new double[size + 1][sum + 1];
    counts[0][0] = 1;
    int reached = 0;
    for (int taken = 0; taken < ranks.length; taken++) {
      int rank = ranks[taken];
      reached += rank;
      for (int k = Math.min(size, taken + 1); k > 0; k--) {
        double[] with = counts[k];
        double[] without = counts[k - 1];
        for (int s = reached; s >= rank; s--) {
          with[s] += without[s - rank];
        }
      }
    }
    double[] p = counts[size];
    double all = 0;
    for (double count : p) {
      all += count;
    }
    for (int s = 0; s < p.length; s++) {
      p[s] /= all;
    }
    return new Lattice(p);
  }

  /** The probabilities of a sum at most, and at least, {@code observed}. */
  Tails tails(int observed) {
    double less = 0;
    for (int s = 0; s <= observed; s++) {
      less += probabilities[s];
    }
    double greater = 0;
    for (int s = probabilities.length - 1; s >= observed; s--) {
      greater += probabilities[s];
    }
    return new Tails(less, greater);
  }

  /**
   * How deep one may cut: the largest k for which a sum of {@code origin + k - 1} or less has a
   * probability of at most {@code tail}; 0 if even the smallest sum is likelier.
   */
  Cut cut(int origin, double tail) {
    double below = 0;
    int k = 0;
    while (below + probabilities[origin + k] <= tail) {
      below += probabilities[origin + k];
      k++;
    }
    return new Cut(k, below, Method.EXACT);
  }

  // Not by a stream: the first one of a process takes milliseconds.
  private static int sum(int[] ranks) {
    int sum = 0;
    for (int rank : ranks) {
      sum += rank;
    }
    return sum;
  }
}
