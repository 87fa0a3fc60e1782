package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedRankTest {
  // Oracle: all sign assignments counted by Enumeration.
  @Property
  void tiesAndZerosGiveTheCountedProbabilities(@ForAll("tied") double[] differences) {
    Tails counted = Enumeration.signedRank(differences);
    Tails found = SignedRank.test(differences).p();
    assertEquals(counted.less(), found.less(), 1e-15);
    assertEquals(counted.greater(), found.greater(), 1e-15);
  }

  @Property
  void turnedSignsTurnTheTails(@ForAll("tied") double[] differences) {
    Tails turned = SignedRank.test(Samples.negated(differences)).p();
    assertEquals(SignedRank.test(differences).p().less(), turned.greater(), 1e-15);
  }

  @Property
  void theOrderOfTheDifferencesDoesNotMatter(@ForAll("tied") double[] differences) {
    assertEquals(
        SignedRank.test(differences).statistic(),
        SignedRank.test(Samples.reversed(differences)).statistic());
  }

  // Pratt's reason for ranking zeros: more evidence above 0 never weakens the case for it.
  @Property
  void movingAllDifferencesUpNeverRaisesTheUpperTail(@ForAll("tied") double[] differences) {
    double[] up =
        IntStream.range(0, differences.length).mapToDouble(i -> tenthUp(differences[i])).toArray();
    double before = SignedRank.test(differences).p().greater();
    assertEquals(
        Math.min(before, SignedRank.test(up).p().greater()), SignedRank.test(up).p().greater());
  }

  @Provide
  Arbitrary<double[]> tied() {
    return Samples.tied(0, 8);
  }

  // Published table: critical values of T at a two-sided level of 5 %, Wilcoxon, Katti and Wilcox
  // (1970). T is significant up to that value, so the interval starts one Walsh average later.
  @ParameterizedTest
  @CsvSource({
    "6, 0", "7, 2", "8, 3", "9, 5", "10, 8", "11, 10", "12, 13", "13, 17", "14, 21", "15, 25",
    "16, 29", "17, 34", "18, 40", "19, 46", "20, 52", "25, 89", "30, 137", "40, 264", "50, 434"
  })
  void theCutsAreThoseOfTheTable(int n, int critical) {
    assertEquals(critical + 1, SignedRank.cut(n, 0.025).depth());
  }

  // Oracle: R 4.2.2, print(psignrank(c(137, 240, 465, 915, 1200), 60), digits = 17)
  @ParameterizedTest
  @CsvSource({
    "137, 8.7611687002442554e-11",
    "240, 5.1126564347588161e-08",
    "465, 3.5978734477203333e-04",
    "915, 5.0145746378059053e-01",
    "1200, 9.8254693090132317e-01",
  })
  void sixtyRanksAreExact(int sum, double p) {
    assertEquals(p, Lattice.ofSubsets(ranks(60)).tails(sum).less(), 1e-12 * p);
  }

  // Oracle: Hollander and Wolfe's depression scores, R 4.2.2,
  // wilcox.test(y - x): V = 5, p-value = 0.0390625
  @Test
  void theDepressionScoresHaveTheirPublishedProbability() {
    RankTest found = SignedRank.test(Depression.DIFFERENCES);
    assertEquals(5, found.statistic());
    assertEquals(0.0390625, found.p().twoSided());
    assertEquals(Method.EXACT, found.method());
  }

  @Test
  void withoutTiesTheExactTestOfCommonsStatisticsAgrees() {
    double[] differences =
        IntStream.rangeClosed(1, 60).mapToDouble(i -> Math.sin(i) + 0.2).toArray();
    RankTest found = SignedRank.test(differences);
    var commons =
        WilcoxonSignedRankTest.withDefaults()
            .with(PValueMethod.EXACT)
            .with(AlternativeHypothesis.LESS_THAN);
    assertEquals(commons.test(differences).getStatistic(), found.statistic());
    assertEquals(commons.test(differences).getPValue(), found.p().less(), 1e-13);
  }

  // Oracle: R 4.2.2, x <- sin(1:120) + 0.1; wilcox.test(x, exact = FALSE, correct = TRUE):
  // V = 4344, p = 0.061683623201223559; alternative = "greater": p = 0.030841811600611779
  @Test
  void aLongSampleIsNormalWithContinuityCorrection() {
    double[] differences =
        IntStream.rangeClosed(1, 120).mapToDouble(i -> Math.sin(i) + 0.1).toArray();
    RankTest found = SignedRank.test(differences);
    assertEquals(Method.NORMAL, found.method());
    assertEquals(4344, found.statistic());
    assertEquals(0.06168362320122356, found.p().twoSided(), 1e-12);
    assertEquals(0.03084181160061178, found.p().greater(), 1e-12);
  }

  // Oracle: the normal approximation must be near the exact value where both are to be had.
  @Test
  void theLastExactAndTheFirstNormalSampleAreCloseTogether() {
    int n = SignedRank.EXACT_LIMIT;
    double exact = SignedRank.test(mostlyPositive(n)).p().less();
    RankTest normal = SignedRank.test(mostlyPositive(n + 1));
    assertEquals(Method.NORMAL, normal.method());
    assertEquals(exact, normal.p().less(), 0.02);
  }

  @Test
  void withoutADifferenceEveryProbabilityIsOne() {
    assertEquals(new RankTest(0, new Tails(1, 1), Method.EXACT), SignedRank.test(new double[0]));
    assertEquals(
        new RankTest(0, new Tails(1, 1), Method.EXACT), SignedRank.test(new double[] {0, -0.0}));
  }

  // Oracle: of one sign, half the outcomes are as high and all are at most as high.
  @Test
  void oneDifferenceShowsNothing() {
    assertEquals(
        new RankTest(1, new Tails(1, 0.5), Method.EXACT), SignedRank.test(new double[] {3}));
  }

  @Test
  void aDifferenceThatIsNoNumberIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> SignedRank.test(new double[] {1, Double.NaN}));
  }

  private static double[] mostlyPositive(int n) {
    return IntStream.range(0, n).mapToDouble(i -> i % 5 < 3 ? i + 1 : -i - 1).toArray();
  }

  private static int[] ranks(int n) {
    return IntStream.rangeClosed(1, n).toArray();
  }

  // Rounded to tenths, so that ties stay ties.
  private static double tenthUp(double value) {
    return (Math.round(value * 10) + 1) / 10.0;
  }
}
