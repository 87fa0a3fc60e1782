package org.allocrace.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The oracle of the rank tests: every outcome listed and counted, with ranks found by comparing
 * each value with each other.
 */
final class Enumeration {
  private Enumeration() {}

  /** Pratt's signed-rank test over all assignments of signs. */
  static Tails signedRank(double[] differences) {
    double[] sizes = Arrays.stream(differences).map(Math::abs).toArray();
    int[] kept = IntStream.range(0, sizes.length).filter(i -> sizes[i] > 0).toArray();
    double observed = 0;
    for (int i : kept) {
      observed += differences[i] > 0 ? midrank(sizes, i) : 0;
    }
    int less = 0;
    int greater = 0;
    for (int signs = 0; signs < 1 << kept.length; signs++) {
      double sum = 0;
      for (int bit = 0; bit < kept.length; bit++) {
        sum += (signs >> bit & 1) == 1 ? midrank(sizes, kept[bit]) : 0;
      }
      less += sum <= observed ? 1 : 0;
      greater += sum >= observed ? 1 : 0;
    }
    double all = 1 << kept.length;
    return new Tails(less / all, greater / all);
  }

  /** The rank-sum test over all ways to choose which values are those of {@code to}. */
  static Tails rankSum(double[] from, double[] to) {
    double[] both = Arrays.copyOf(to, to.length + from.length);
    System.arraycopy(from, 0, both, to.length, from.length);
    double observed = rankSum(both, (1 << to.length) - 1);
    int less = 0;
    int greater = 0;
    int all = 0;
    for (int chosen = 0; chosen < 1 << both.length; chosen++) {
      if (Integer.bitCount(chosen) == to.length) {
        double sum = rankSum(both, chosen);
        less += sum <= observed ? 1 : 0;
        greater += sum >= observed ? 1 : 0;
        all++;
      }
    }
    return new Tails(less / (double) all, greater / (double) all);
  }

  private static double rankSum(double[] values, int chosen) {
    return IntStream.range(0, values.length)
        .filter(i -> (chosen >> i & 1) == 1)
        .mapToDouble(i -> midrank(values, i))
        .sum();
  }

  private static double midrank(double[] values, int of) {
    long below = Arrays.stream(values).filter(value -> value < values[of]).count();
    long equal = Arrays.stream(values).filter(value -> value == values[of]).count();
    return below + (equal + 1) / 2.0;
  }
}
