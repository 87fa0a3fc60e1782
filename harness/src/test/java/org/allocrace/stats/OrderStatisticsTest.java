package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.allocrace.stats.Answer.TooFew;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticsTest {
  // Oracle: the binomial sum. Of n values the interval from rank k to n + 1 - k misses with
  // probability 2 (C(n,0) + .. + C(n,k-1)) / 2^n. n = 20, k = 6: 2 * 21700 / 2^20.
  // The ranks for the median at 95 % are tabulated in Conover, 3rd ed., 3.2.
  @ParameterizedTest
  @CsvSource({
    "6, 1, 0.96875",
    "9, 2, 0.9609375",
    "10, 2, 0.978515625",
    "20, 6, 0.9586105346679688"
  })
  void theMedianLiesBetweenTheTabulatedRanks(int n, int rank, double confidence) {
    Estimate found = OrderStatistics.median(oneTo(n), 0.95).known().orElseThrow();
    assertEquals((n + 1) / 2.0, found.point());
    assertEquals(rank, found.interval().low());
    assertEquals(n + 1 - rank, found.interval().high());
    assertEquals(confidence, found.interval().confidence(), 1e-13);
  }

  // Oracle: scipy 1.17.1, stats.binom.cdf([89, 90, 98], 100, 0.95): 0.01147241 0.02818829
  // 0.96291879, so rank 90 has 0.0115 below it (91 would have 0.0282) and rank 99 has
  // 1 - 0.9629 above it, which is too much; rank 100 has 0.95^100 = 0.00592 above it.
  @Test
  void aTailQuantileHasItsLopsidedRanks() {
    Interval found =
        OrderStatistics.quantile(oneTo(100), 0.95, 0.95).known().orElseThrow().interval();
    assertEquals(90, found.low());
    assertEquals(100, found.high());
    assertEquals(1 - 0.01147241006748474 - 0.0059205292203339975, found.confidence(), 1e-13);
  }

  @Property
  void theLowQuantileMirrorsTheHighOne(
      @ForAll("samples") double[] values, @ForAll @DoubleRange(min = 0.3, max = 0.7) double q) {
    Interval there = OrderStatistics.quantile(values, q, 0.9).known().orElseThrow().interval();
    Interval back =
        OrderStatistics.quantile(Samples.negated(values), 1 - q, 0.9)
            .known()
            .orElseThrow()
            .interval();
    assertEquals(there.low(), -back.high(), 0.0);
    assertEquals(there.high(), -back.low(), 0.0);
  }

  // The interval is made of order statistics, so any rising transform moves it along.
  @Property
  void aRisingTransformMovesTheInterval(@ForAll("samples") double[] values) {
    double[] cubes = Arrays.stream(values).map(v -> v * v * v).toArray();
    Interval plain = OrderStatistics.median(values, 0.95).known().orElseThrow().interval();
    Interval cubed = OrderStatistics.median(cubes, 0.95).known().orElseThrow().interval();
    assertEquals(plain.low() * plain.low() * plain.low(), cubed.low());
    assertEquals(plain.high() * plain.high() * plain.high(), cubed.high());
  }

  // That there is an answer says that the interval holds the point: Estimate refuses others.
  @Property
  void everyLevelKeepsAtLeastItsConfidenceAndHoldsThePoint(
      @ForAll("samples") double[] values,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double q,
      @ForAll @DoubleRange(min = 0.01, max = 0.95) double confidence) {
    OrderStatistics.quantile(values, q, confidence)
        .known()
        .ifPresent(found -> assertTrue(found.interval().confidence() >= confidence - 1e-12));
  }

  @Provide
  Arbitrary<double[]> samples() {
    return Samples.tied(13, 40);
  }

  // Oracle: the smallest n with q^n at most half of what is left: 0.5^6 = 0.0156; 0.99^298 =
  // 0.05003 and 0.99^299 = 0.0495; 0.9^36 = 0.0225.
  @ParameterizedTest
  @CsvSource({"0.5, 0.95, 6", "0.99, 0.90, 299", "0.01, 0.90, 299", "0.9, 0.95, 36"})
  void belowTheNeededNumberOfValuesThereIsNoInterval(double q, double confidence, int needed) {
    assertTrue(OrderStatistics.quantile(oneTo(needed), q, confidence).known().isPresent());
    for (int n : new int[] {0, 1, needed - 1}) {
      assertEquals(new TooFew<>(needed, n), OrderStatistics.quantile(oneTo(n), q, confidence));
    }
  }

  @Test
  void equalValuesHaveAnIntervalOfOnePoint() {
    Estimate found = OrderStatistics.median(new double[8], 0.95).known().orElseThrow();
    assertEquals(new Estimate(0, new Interval(0, 0, found.interval().confidence())), found);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "NaN", "-0.5"})
  void aQuantileThatHasNoIntervalIsRefused(double q) {
    assertThrows(IllegalArgumentException.class, () -> OrderStatistics.quantile(oneTo(9), q, 0.95));
  }

  private static double[] oneTo(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> i).toArray();
  }
}
