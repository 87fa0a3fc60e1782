package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannWhitneyTest {
  private static final double[] FROM = {1.1, 2.3, 3.7, 4.2, 5.9, 6.4, 0.2};
  private static final double[] TO = {2.9, 5.1, 7.7, 8.3, 9.6, 3.3};

  // Oracle: all choices counted by Enumeration.
  @Property(tries = 300)
  void tiesGiveTheCountedProbabilities(@ForAll("tied") double[] from, @ForAll("tied") double[] to) {
    Tails counted = Enumeration.rankSum(from, to);
    Tails found = MannWhitney.test(from, to).p();
    assertEquals(counted.less(), found.less(), 1e-14);
    assertEquals(counted.greater(), found.greater(), 1e-14);
  }

  @Property
  void exchangedSamplesTurnTheTails(@ForAll("tied") double[] from, @ForAll("tied") double[] to) {
    RankTest there = MannWhitney.test(from, to);
    RankTest back = MannWhitney.test(to, from);
    assertEquals(there.p().less(), back.p().greater(), 1e-14);
    assertEquals(from.length * to.length, there.statistic() + back.statistic());
  }

  @Property
  void theOrderOfTheValuesDoesNotMatter(
      @ForAll("tied") double[] from, @ForAll("tied") double[] to) {
    assertEquals(
        MannWhitney.test(from, to), MannWhitney.test(Samples.reversed(from), Samples.reversed(to)));
  }

  @Provide
  Arbitrary<double[]> tied() {
    return Samples.tied(1, 6);
  }

  // Oracle: R 4.2.2, wilcox.test(to, from): W = 32, p = 0.13752913752913754;
  // "less": 0.94930069930069938, "greater": 0.068764568764568768
  @Test
  void sixAgainstSevenValuesAreThoseOfR() {
    RankTest found = MannWhitney.test(FROM, TO);
    assertEquals(32, found.statistic());
    assertEquals(0.13752913752913754, found.p().twoSided(), 1e-14);
    assertEquals(0.9493006993006994, found.p().less(), 1e-14);
    assertEquals(0.06876456876456877, found.p().greater(), 1e-14);
  }

  // Oracle: 2 of C(6, 3) = 20 choices are as extreme; the normal approximation would say 0.0495.
  @Test
  void threeAgainstThreeSeparatedValuesHaveOneTenth() {
    assertEquals(
        0.1,
        MannWhitney.test(new double[] {1, 2, 3}, new double[] {4, 5, 6}).p().twoSided(),
        1e-15);
  }

  @Test
  void withoutTiesTheExactTestOfCommonsStatisticsAgrees() {
    double[] from = IntStream.range(0, 30).mapToDouble(Math::sin).toArray();
    double[] to = IntStream.range(0, 40).mapToDouble(i -> Math.cos(i) + 0.3).toArray();
    var commons = MannWhitneyUTest.withDefaults().with(AlternativeHypothesis.GREATER_THAN);
    RankTest found = MannWhitney.test(from, to);
    assertEquals(commons.test(to, from).getStatistic(), found.statistic());
    assertEquals(commons.test(to, from).getPValue(), found.p().greater(), 1e-13);
  }

  // Oracle: R 4.2.2, y <- round(5 * cos(1:60)); z <- round(5 * sin(1:70)) + 1;
  // wilcox.test(z, y, exact = FALSE, correct = TRUE): W = 2523, p = 0.047560748607658992;
  // alternative = "greater": p = 0.023780374303829496
  @Test
  void longTiedSamplesAreNormalWithCorrections() {
    double[] from =
        IntStream.rangeClosed(1, 60).mapToDouble(i -> Math.rint(5 * Math.cos(i))).toArray();
    double[] to =
        IntStream.rangeClosed(1, 70).mapToDouble(i -> Math.rint(5 * Math.sin(i)) + 1).toArray();
    RankTest found = MannWhitney.test(from, to);
    assertEquals(Method.NORMAL, found.method());
    assertEquals(2523, found.statistic());
    assertEquals(0.04756074860765899, found.p().twoSided(), 1e-12);
    assertEquals(0.023780374303829496, found.p().greater(), 1e-12);
  }

  // Published table: critical values of U at a two-sided level of 5 %, equal samples (Mann and
  // Whitney 1947, as extended by Auble 1953). U is significant up to that value.
  @ParameterizedTest
  @CsvSource({"4, 0", "5, 2", "6, 5", "7, 8", "8, 13", "10, 23", "20, 127"})
  void theCutsAreThoseOfTheTable(int n, int critical) {
    assertEquals(critical + 1, MannWhitney.cut(n, n, 0.025).depth());
  }

  @Test
  void anEmptySampleShowsNothing() {
    RankTest nothing = new RankTest(0, new Tails(1, 1), Method.EXACT);
    assertEquals(nothing, MannWhitney.test(new double[0], TO));
    assertEquals(nothing, MannWhitney.test(FROM, new double[0]));
  }

  @Test
  void equalValuesShowNothing() {
    double[] same = new double[70];
    assertEquals(new Tails(1, 1), MannWhitney.test(same, same).p());
    assertEquals(new Tails(1, 1), MannWhitney.test(new double[3], new double[4]).p());
  }

  @Test
  void aValueThatIsNoNumberIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> MannWhitney.test(FROM, new double[] {Double.NaN}));
  }
}
