package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Ratios of blocks against a reference of 1 ns. Oracle of the point: the median of the Walsh
 * averages of the logs, numpy 2 ({@code exp(median([(l[i]+l[j])/2 for i.. for j<=i]))}); of p:
 * scipy 1.17.1 ({@code wilcoxon(log(r), method='exact')}). With six blocks the 95 % interval is the
 * smallest and the largest ratio, at 1 − 2/64 (Hollander, Wolfe and Chicken, table of the
 * signed-rank statistic).
 */
class ComparerTest {
  private static final double SIX = 1 - 2.0 / 64;

  private static SortedMap<Integer, Double> blocks(double... values) {
    SortedMap<Integer, Double> byBlock = new TreeMap<>();
    for (double value : values) {
      byBlock.put(byBlock.size(), value);
    }
    return byBlock;
  }

  private static Comparison compare(double... ratios) {
    double[] ones = new double[ratios.length];
    java.util.Arrays.fill(ones, 1);
    Comparison comparison = Comparer.compare(blocks(ratios), blocks(ones), "rust/pool");
    assertNotNull(comparison);
    return comparison;
  }

  private static void check(
      Verdict verdict, double ratio, double p, double low, double high, Comparison actual) {
    assertEquals(verdict, actual.verdict());
    assertEquals(ratio, actual.ratio(), 1e-12);
    assertEquals(p, actual.p(), 1e-12);
    Interval interval = actual.interval();
    assertNotNull(interval);
    assertEquals(low, interval.low(), 1e-12);
    assertEquals(high, interval.high(), 1e-12);
    assertEquals(SIX, interval.confidence(), 1e-12);
    assertEquals(0, actual.pairsNeeded());
    assertEquals(6, actual.pairs());
  }

  @Test
  void allBlocksBelowOneAreFaster() {
    check(
        Verdict.FASTER,
        0.8248636250920512,
        0.03125,
        0.80,
        0.85,
        compare(0.80, 0.81, 0.82, 0.83, 0.84, 0.85));
  }

  @Test
  void allBlocksAboveOneAreSlower() {
    check(
        Verdict.SLOWER,
        1.2249081598226048,
        0.03125,
        1.2,
        1.25,
        compare(1.25, 1.24, 1.23, 1.22, 1.21, 1.20));
  }

  @Test
  void anIntervalWithinFivePercentIsEquivalentAlsoIfItIsWhollyAboveOne() {
    check(
        Verdict.EQUIVALENT,
        1.0046890066085126,
        1.0,
        0.97,
        1.03,
        compare(0.97, 0.98, 1.005, 1.01, 1.02, 1.03));
    assertEquals(Verdict.EQUIVALENT, compare(1.01, 1.015, 1.02, 1.025, 1.03, 1.035).verdict());
  }

  @Test
  void anIntervalAcrossOneIsInconclusive() {
    check(
        Verdict.INCONCLUSIVE,
        1.0452272480183435,
        0.4375,
        0.9,
        1.2,
        compare(0.9, 0.95, 1.02, 1.1, 1.15, 1.2));
  }

  @Test
  void fewerThanSixBlocksAreInconclusiveHoweverClearTheySeem() {
    Comparison five = compare(0.5, 0.6, 0.7, 0.8, 0.9);
    assertEquals(Verdict.INCONCLUSIVE, five.verdict());
    assertNull(five.interval());
    assertEquals(6, five.pairsNeeded());
    assertEquals(5, five.pairs());
    assertEquals(0.6928203230275509, five.ratio(), 1e-12);
    assertEquals(0.0625, five.p(), 1e-12);
    assertNull(compare(0.5).detectable());
    assertEquals(1, compare(0.5).p(), 1e-12);
  }

  @Test
  void onlyBlocksThatHaveBothArePaired() {
    SortedMap<Integer, Double> cell = blocks(2, 3, 99, 8);
    SortedMap<Integer, Double> reference = blocks(1, 1, 1, 4);
    var _ = cell.remove(2);
    reference.put(7, 55.0);
    Comparison comparison = Comparer.compare(cell, reference, "rust/pool");
    assertNotNull(comparison);
    assertEquals(3, comparison.pairs());
    // Oracle: the ratios are 2, 3 and 2; the Walsh averages of their logs have the median
    // (ln 2 + ln 3) / 2 or ln 2: of ln2, ln2, ln2, m, m, ln3 the middle is (ln2 + m) / 2.
    double middle = (Math.log(2) + (Math.log(2) + Math.log(3)) / 2) / 2;
    assertEquals(Math.exp(middle), comparison.ratio(), 1e-12);
  }

  @Test
  void withoutACommonBlockThereIsNoComparison() {
    SortedMap<Integer, Double> other = new TreeMap<>(Map.of(5, 1.0));
    assertNull(Comparer.compare(blocks(1, 2), other, "rust/pool"));
  }

  @Test
  void equalFiguresAreEquivalentAndHaveNoDetectableChange() {
    Comparison equal = compare(1, 1, 1, 1, 1, 1);
    assertEquals(Verdict.EQUIVALENT, equal.verdict());
    assertEquals(1, equal.ratio(), 0);
    assertEquals(1, equal.p(), 0);
    assertNull(equal.detectable());
  }

  @Test
  void theMedianOfSixHasAnIntervalAndOfFiveNone() {
    SampleEstimate six = Comparer.median(blocks(2.5, 2.0, 2.4, 2.1, 2.3, 2.2));
    // Oracle: by hand; the order statistics 1 and 6 hold the median with 1 − 2/64.
    assertEquals(2.25, six.point(), 1e-12);
    assertEquals(new Interval(2.0, 2.5, SIX), interval(six.interval()));
    assertEquals(java.util.List.of(2.5, 2.0, 2.4, 2.1, 2.3, 2.2), six.invocations());
    assertNull(Comparer.median(blocks(1, 2, 3, 4, 5)).interval());
    // Oracle: numpy 2, exp(mean(log([2, 2.1, 2.2, 2.3, 2.4, 2.5]))).
    assertEquals(
        2.243495363143982, Comparer.geometricMean(blocks(2.5, 2.0, 2.4, 2.1, 2.3, 2.2)), 1e-12);
  }

  /** Rounded in its confidence, which is a sum of binomial terms. */
  private static Interval interval(@Nullable Interval interval) {
    assertNotNull(interval);
    assertEquals(SIX, interval.confidence(), 1e-12);
    return new Interval(interval.low(), interval.high(), SIX);
  }
}
