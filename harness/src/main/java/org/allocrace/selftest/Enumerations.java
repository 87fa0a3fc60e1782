package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.allocrace.stats.HodgesLehmann;
import org.allocrace.stats.Holm;
import org.allocrace.stats.Interval;
import org.allocrace.stats.MannWhitney;
import org.allocrace.stats.OrderStatistics;
import org.allocrace.stats.SignedRank;

/**
 * Probabilities of eight values, found by listing and counting all outcomes on the spot. An outcome
 * is a subset, written as the bits of a number.
 */
final class Enumerations {
  private static final String SOURCE = "exact enumerations, n = 8";
  private static final int N = 8;
  private static final int SUBSETS = 1 << N;

  private static final double[] UNTIED = {0.31, -0.12, 0.55, 0.48, 0.09, 0.77, -0.03, 0.21};
  private static final double[] TIED = {0.3, -0.1, 0.5, 0.5, 0.1, 0.8, -0.3, 0.2};
  private static final double[] HYPOTHESES = {0.005, 0.011, 0.02, 0.02, 0.04, 0.3};

  private Enumerations() {}

  static List<Certified> values() {
    List<Certified> all = new ArrayList<>();
    for (double[] sample : List.of(UNTIED, TIED)) {
      String kind = sample == TIED ? ", tied" : "";
      signedRank(all, sample, kind);
      rankSum(all, sample, kind);
    }
    location(all);
    median(all);
    holm(all);
    return all;
  }

  private static void add(List<Certified> all, String name, double right, DoubleSupplier found) {
    all.add(new Certified(name, SOURCE, right, found));
  }

  private static double share(IntPredicate outcome, IntPredicate among) {
    int[] all = IntStream.range(0, SUBSETS).filter(among).toArray();
    return Arrays.stream(all).filter(outcome).count() / (double) all.length;
  }

  private static double sum(int subset, IntToDoubleFunction of) {
    return IntStream.range(0, N).filter(i -> (subset >> i & 1) == 1).mapToDouble(of).sum();
  }

  private static double midrank(double[] values, int of) {
    long below = Arrays.stream(values).filter(value -> value < values[of]).count();
    long equal = Arrays.stream(values).filter(value -> value == values[of]).count();
    return below + (equal + 1) / 2.0;
  }

  /** All ways to give the differences signs. */
  private static void signedRank(List<Certified> all, double[] sample, String kind) {
    double[] sizes = Arrays.stream(sample).map(Math::abs).toArray();
    int observed = subset(i -> sample[i] > 0);
    double statistic = sum(observed, i -> midrank(sizes, i));
    IntPredicate below = signs -> sum(signs, i -> midrank(sizes, i)) <= statistic;
    IntPredicate above = signs -> sum(signs, i -> midrank(sizes, i)) >= statistic;
    add(
        all,
        "signed rank, less" + kind,
        share(below, _ -> true),
        () -> SignedRank.test(sample).p().less());
    add(
        all,
        "signed rank, greater" + kind,
        share(above, _ -> true),
        () -> SignedRank.test(sample).p().greater());
  }

  /** All ways to choose which half is the second sample. */
  private static void rankSum(List<Certified> all, double[] sample, String kind) {
    int half = N / 2;
    double[] from = Arrays.copyOf(sample, half);
    double[] to = Arrays.copyOfRange(sample, half, N);
    double statistic = sum(subset(i -> i >= half), i -> midrank(sample, i));
    IntPredicate halves = chosen -> Integer.bitCount(chosen) == half;
    IntPredicate below = chosen -> sum(chosen, i -> midrank(sample, i)) <= statistic;
    IntPredicate above = chosen -> sum(chosen, i -> midrank(sample, i)) >= statistic;
    add(
        all,
        "rank sum, less" + kind,
        share(below, halves),
        () -> MannWhitney.test(from, to).p().less());
    add(
        all,
        "rank sum, greater" + kind,
        share(above, halves),
        () -> MannWhitney.test(from, to).p().greater());
  }

  private static int subset(IntPredicate holds) {
    return IntStream.range(0, N).filter(holds).map(i -> 1 << i).sum();
  }

  /** The interval that inverts the test: as many Walsh averages cut off as the tail allows. */
  private static void location(List<Certified> all) {
    double[] averages =
        IntStream.range(0, N)
            .boxed()
            .flatMap(i -> IntStream.rangeClosed(0, i).mapToObj(j -> (UNTIED[i] + UNTIED[j]) / 2))
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    int cut = 0;
    while (tail(cut) <= 0.025) {
      cut++;
    }
    double low = averages[cut - 1];
    double high = averages[averages.length - cut];
    double confidence = 1 - 2 * tail(cut - 1);
    add(all, "Hodges–Lehmann, low", low, () -> location().low());
    add(all, "Hodges–Lehmann, high", high, () -> location().high());
    add(all, "Hodges–Lehmann, confidence", confidence, () -> location().confidence());
  }

  /** The chance of a rank sum of at most so much. */
  private static double tail(int most) {
    return share(signs -> sum(signs, i -> i + 1) <= most, _ -> true);
  }

  private static Interval location() {
    return HodgesLehmann.location(UNTIED, 0.95).known().orElseThrow().estimate().interval();
  }

  /** Each value is below the median or above, like a coin: the outermost two miss it rarely. */
  private static void median(List<Certified> all) {
    double inside = share(below -> below != 0 && below != SUBSETS - 1, _ -> true);
    add(
        all,
        "median, confidence",
        inside,
        () -> OrderStatistics.median(UNTIED, 0.95).known().orElseThrow().interval().confidence());
  }

  /** The closed test: a hypothesis falls when every set that holds it does, by Bonferroni. */
  private static void holm(List<Certified> all) {
    for (int i = 0; i < HYPOTHESES.length; i++) {
      int index = i;
      double adjusted =
          IntStream.range(0, 1 << HYPOTHESES.length)
              .filter(set -> (set >> index & 1) == 1)
              .mapToDouble(Enumerations::bonferroni)
              .max()
              .orElseThrow();
      add(all, "Holm " + index, adjusted, () -> Holm.adjust(HYPOTHESES)[index]);
    }
  }

  private static double bonferroni(int set) {
    double least =
        IntStream.range(0, HYPOTHESES.length)
            .filter(i -> (set >> i & 1) == 1)
            .mapToDouble(i -> HYPOTHESES[i])
            .min()
            .orElse(1);
    return Math.min(1, Integer.bitCount(set) * least);
  }
}
