package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.allocrace.stats.Answer.TooFew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HodgesLehmannTest {
  private static final double[] TEN = {0.31, -0.12, 0.55, 0.48, 0.09, 0.77, -0.03, 0.21, 0.64, 0.4};
  private static final double[] FROM = {1.1, 2.3, 3.7, 4.2, 5.9, 6.4, 0.2};
  private static final double[] TO = {2.9, 5.1, 7.7, 8.3, 9.6, 3.3};

  // Oracle: R 4.2.2, wilcox.test(y - x, conf.int = TRUE) of the depression scores:
  // (pseudo)median -0.46, interval -0.786 to -0.010; 1 - 2 * psignrank(5, 9) = 0.9609375
  @Test
  void theDepressionScoresHaveTheirPublishedInterval() {
    RankEstimate found = location(Depression.DIFFERENCES, 0.95);
    assertEstimate(-0.46, -0.786, -0.010, 0.9609375, found);
    assertEquals(Method.EXACT, found.method());
  }

  // Oracle: R 4.2.2, wilcox.test(d, conf.int = TRUE): 0.325, 0.095 to 0.55;
  // 1 - 2 * psignrank(8, 10) = 0.951171875
  @Test
  void tenDifferencesHaveTheIntervalOfR() {
    assertEstimate(0.325, 0.095, 0.55, 0.951171875, location(TEN, 0.95));
  }

  // Oracle: R 4.2.2, wilcox.test(to, from, conf.int = TRUE): 2.75, -0.9 to 6.6;
  // 1 - 2 * pwilcox(6, 6, 7) = 0.9650349650349651
  @Test
  void twoSamplesHaveTheIntervalOfR() {
    assertEstimate(
        2.75,
        -0.9,
        6.6,
        0.9650349650349651,
        HodgesLehmann.shift(FROM, TO, 0.95).known().orElseThrow());
  }

  // Oracle: 2 / 2^5 = 0.0625 is above 0.05 and 2 / 2^6 is not; 2 / 2^7 is above 0.01, 2 / 2^8 not.
  @ParameterizedTest
  @CsvSource({"0.95, 6", "0.99, 8", "0.90, 5", "0.9375, 5", "0.50, 2"})
  void belowTheNeededNumberOfValuesThereIsNoInterval(double confidence, int needed) {
    double[] values = Arrays.copyOf(TEN, needed);
    assertTrue(location(values, confidence).estimate().interval().confidence() >= confidence);
    assertEquals(
        new TooFew<>(needed, needed - 1),
        HodgesLehmann.location(Arrays.copyOf(TEN, needed - 1), confidence));
  }

  // Oracle: 2 / C(6, 3) = 0.1 and 2 / C(8, 4) = 0.0286.
  @Test
  void belowFourAndFourValuesThereIsNoShiftInterval() {
    double[] three = Arrays.copyOf(FROM, 3);
    double[] four = Arrays.copyOf(FROM, 4);
    assertEquals(new TooFew<>(4, 3), HodgesLehmann.shift(three, Arrays.copyOf(TO, 3), 0.95));
    assertTrue(HodgesLehmann.shift(four, Arrays.copyOf(TO, 4), 0.95).known().isPresent());
    // Exactly 1 - 2 / 20, though 1 - 0.9 is below 0.1 in binary.
    assertTrue(HodgesLehmann.shift(three, Arrays.copyOf(TO, 3), 0.9).known().isPresent());
    assertEquals(new TooFew<>(4, 0), HodgesLehmann.shift(new double[0], TO, 0.95));
  }

  @Test
  void aPointNeedsOneValue() {
    assertEquals(OptionalDouble.empty(), HodgesLehmann.location(new double[0]));
    assertEquals(OptionalDouble.of(4), HodgesLehmann.location(new double[] {4}));
    assertEquals(OptionalDouble.empty(), HodgesLehmann.shift(new double[0], TO));
    assertEquals(OptionalDouble.of(3), HodgesLehmann.shift(new double[] {1}, new double[] {4}));
    assertEquals(new TooFew<>(6, 1), HodgesLehmann.location(new double[] {4}, 0.95));
  }

  @Test
  void valuesWithoutSpreadHaveAnIntervalOfOnePoint() {
    double[] same = {2, 2, 2, 2, 2, 2};
    assertEstimate(2, 2, 2, 1 - 2.0 / 64, location(same, 0.95));
  }

  @Test
  void aValueThatIsNoNumberIsRefused() {
    double[] values = {1, 2, Double.POSITIVE_INFINITY};
    assertThrows(IllegalArgumentException.class, () -> HodgesLehmann.location(values));
    assertThrows(IllegalArgumentException.class, () -> HodgesLehmann.shift(values, TO));
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "NaN", "95"})
  void aConfidenceThatIsNoneIsRefused(double confidence) {
    assertThrows(IllegalArgumentException.class, () -> HodgesLehmann.location(TEN, confidence));
  }

  // Oracle: the definition, each value of theta tested on its own: strictly inside the interval
  // the two-sided test does not reject, outside it does. Values that differ by powers of two have
  // no tied Walsh averages.
  @Test
  void theIntervalIsWhatTheTestDoesNotReject() {
    double[] values = {1, 2, 4, 8, 16, 32, 64, 128};
    Interval interval = location(values, 0.95).estimate().interval();
    for (double theta = 0.25; theta < 130; theta += 0.5) {
      double shift = theta;
      double p =
          SignedRank.test(Arrays.stream(values).map(v -> v - shift).toArray()).p().twoSided();
      assertEquals(interval.contains(theta), p > 1 - interval.confidence() + 1e-12, "at " + theta);
    }
  }

  @Property
  void theIntervalHoldsThePointWhateverTheOrder(@ForAll("samples") double[] values) {
    RankEstimate found = location(values, 0.95);
    assertTrue(found.estimate().interval().contains(found.estimate().point()));
    assertEquals(found, location(Samples.reversed(values), 0.95));
  }

  @Property
  void turnedSignsTurnTheInterval(@ForAll("samples") double[] values) {
    Interval interval = location(values, 0.95).estimate().interval();
    Interval turned = location(Samples.negated(values), 0.95).estimate().interval();
    assertEquals(interval.low(), -turned.high(), 0.0);
    assertEquals(interval.high(), -turned.low(), 0.0);
  }

  @Property
  void exchangedSamplesTurnTheShift(
      @ForAll("samples") double[] from, @ForAll("samples") double[] to) {
    Estimate there = HodgesLehmann.shift(from, to, 0.9).known().orElseThrow().estimate();
    Estimate back = HodgesLehmann.shift(to, from, 0.9).known().orElseThrow().estimate();
    assertEquals(there.point(), -back.point(), 0.0);
    assertEquals(there.interval().low(), -back.interval().high(), 0.0);
  }

  @Provide
  Arbitrary<double[]> samples() {
    return Samples.tied(6, 30);
  }

  // Oracle: the achieved confidence is the true coverage for a continuous symmetric distribution;
  // of 4000 samples the share that covers has a standard error of 0.35 %, so 4 of them are allowed.
  @Test
  void theAchievedConfidenceIsTheCoverage() {
    SplittableRandom random = new SplittableRandom(7);
    int covered = 0;
    double confidence = 0;
    for (int sample = 0; sample < 4000; sample++) {
      double[] values = IntStream.range(0, 8).mapToDouble(i -> random.nextGaussian()).toArray();
      Interval interval = location(values, 0.95).estimate().interval();
      covered += interval.contains(0) ? 1 : 0;
      confidence = interval.confidence();
    }
    assertEquals(confidence, covered / 4000.0, 0.014);
  }

  // Oracle: exact and approximate cut differ by less than one in a hundred ranks at the limit.
  @Test
  void theLastExactAndTheFirstNormalIntervalAreCloseTogether() {
    int n = SignedRank.EXACT_LIMIT;
    Cut exact = SignedRank.cut(n, 0.025);
    Cut normal = Cut.normal(n * (n + 1) / 4.0, Math.sqrt(n * (n + 1) * (2 * n + 1) / 24.0), 0.025);
    assertEquals(exact.depth(), normal.depth(), 0.01 * exact.depth());
    assertEquals(Method.NORMAL, SignedRank.cut(n + 1, 0.025).method());
    assertEquals(Method.NORMAL, MannWhitney.cut(60, 60, 0.025).method());
  }

  private static RankEstimate location(double[] values, double confidence) {
    return HodgesLehmann.location(values, confidence).known().orElseThrow();
  }

  private static void assertEstimate(
      double point, double low, double high, double confidence, RankEstimate found) {
    assertEquals(point, found.estimate().point(), 1e-12);
    assertEquals(low, found.estimate().interval().low(), 1e-12);
    assertEquals(high, found.estimate().interval().high(), 1e-12);
    assertEquals(confidence, found.estimate().interval().confidence(), 1e-14);
  }
}
