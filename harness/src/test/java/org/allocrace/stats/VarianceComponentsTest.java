package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.allocrace.stats.Answer.TooFew;
import org.allocrace.stats.VarianceComponents.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarianceComponentsTest {
  // Six batches of five preparations: Davies, Statistical Methods in Research and Production
  // (1947).
  private static final double[] DYESTUFF = {
    1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560,
    1445, 1440, 1595, 1465, 1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445
  };

  // Simulated by Box and Tiao, Bayesian Inference in Statistical Analysis (1973), table 5.1.4.
  private static final double[] DYESTUFF_2 = {
    7.298, 3.846, 2.434, 9.566, 7.990, 5.220, 6.556, 0.608, 11.788, -0.892, 0.110, 10.386, 13.434,
    5.510, 8.166, 2.212, 4.852, 7.092, 9.288, 4.980, 0.282, 9.014, 4.458, 9.446, 7.198, 1.722,
    4.782, 8.106, 0.758, 3.758
  };

  // Oracle: the published analysis, residual 2451.25 and batch 1764.05; R 4.2.2, anova(lm(y ~ b)),
  // the same, with 11271.5 / 5 for the variance of the batch means.
  @Test
  void theDyestuffHasItsPublishedComponents() {
    VarianceComponents found = VarianceComponents.of(DYESTUFF, 6, 5).known().orElseThrow();
    assertEquals(1527.5, found.mean(), 1e-10);
    assertLevel(5, 2451.25, 2451.25, found.levels().get(0));
    assertLevel(6, 2254.3, 1764.05, found.levels().get(1));
  }

  // Oracle: R 4.2.2, anova(lm(y ~ b)): mean squares 8.3363257600 and 14.9458896
  @Test
  void aComponentSmallerThanChanceIsNegative() {
    VarianceComponents found = VarianceComponents.of(DYESTUFF_2, 6, 5).known().orElseThrow();
    assertEquals(5.6656, found.mean(), 1e-12);
    assertLevel(5, 14.9458896, 14.9458896, found.levels().get(0));
    assertLevel(6, 1.667265152, -1.321912768, found.levels().get(1));
    assertEquals(List.of(OptionalInt.empty()), found.repetitions(1, 10));
  }

  // Oracle: R 4.2.2, y <- sin((1:24)^2) + rep(c(0, 1, 3), each = 8) + rep(c(0, .5), each = 4,
  // times = 3); A <- gl(3, 8); B <- gl(6, 4); anova(lm(y ~ A + A:B)): mean squares
  // 21.12576907387706, 0.78589167273088911, 0.61885911968905005
  @Test
  void threeLevelsAreThoseOfTheNestedAnalysisOfR() {
    double[] values =
        IntStream.rangeClosed(1, 24)
            .mapToDouble(
                i ->
                    Math.sin(i * i)
                        + new double[] {0, 1, 3}[(i - 1) / 8]
                        + ((i - 1) / 4 % 2 == 0 ? 0 : 0.5))
            .toArray();
    VarianceComponents found = VarianceComponents.of(values, 3, 2, 4).known().orElseThrow();
    assertEquals(1.4581736422867682, found.mean(), 1e-13);
    assertLevel(4, 0.61885911968905, 0.61885911968905, found.levels().get(0));
    assertLevel(2, 0.19647291818272228, 0.041758138260459765, found.levels().get(1));
    assertLevel(3, 2.640721134234633, 2.542484675143272, found.levels().get(2));
  }

  // Oracle: √(20 / 1 · 2451.25 / 1764.05) = 5.27 and √(1 / 1 · 2451.25 / 1764.05) = 1.18, rounded
  // up; √(0.1 · 1.39) = 0.37 is still one repetition.
  @ParameterizedTest
  @CsvSource({"1, 20, 6", "1, 1, 2", "10, 1, 1"})
  void repetitionsBalanceCostAndVariation(double iteration, double invocation, int count) {
    VarianceComponents found = VarianceComponents.of(DYESTUFF, 6, 5).known().orElseThrow();
    assertEquals(List.of(OptionalInt.of(count)), found.repetitions(iteration, invocation));
  }

  // Oracle: all possible plans of one budget compared: the variance of the mean is
  // T²_1 / (r n) + T²_2 / n, with n = budget / (c_2 + r c_1) invocations.
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 3, 20, 400})
  void noOtherPlanIsMorePreciseByMoreThanRounding(double cost) {
    VarianceComponents found = VarianceComponents.of(DYESTUFF, 6, 5).known().orElseThrow();
    int planned = found.repetitions(1, cost).getFirst().orElseThrow();
    // The exact optimum is not whole; it lies in (planned - 1, planned].
    double best = Math.min(variance(Math.max(1, planned - 1), cost), variance(planned, cost));
    for (int other = 1; other < 100; other++) {
      assertEquals(best, Math.min(best, variance(other, cost)), 1e-9, other + " repetitions");
    }
  }

  private static double variance(int repetitions, double cost) {
    return (2451.25 / repetitions + 1764.05) * (cost + repetitions);
  }

  @Test
  void equalValuesVaryNowhere() {
    VarianceComponents found = VarianceComponents.of(new double[6], 3, 2).known().orElseThrow();
    assertEquals(new VarianceComponents(0, List.of(new Level(2, 0, 0), new Level(3, 0, 0))), found);
    assertEquals(List.of(OptionalInt.empty()), found.repetitions(1, 1));
  }

  @Test
  void aLevelWithoutRepetitionIsTooFew() {
    assertEquals(new TooFew<>(2, 1), VarianceComponents.of(new double[6], 6, 1));
    assertEquals(new TooFew<>(2, 0), VarianceComponents.of(new double[0], 0, 5));
  }

  @Test
  void aDesignThatTheValuesDoNotFillIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> VarianceComponents.of(new double[7], 3, 2));
    assertThrows(IllegalArgumentException.class, () -> VarianceComponents.of(new double[1]));
    assertThrows(
        IllegalArgumentException.class,
        () -> VarianceComponents.of(new double[] {1, 2, 3, Double.NaN}, 2, 2));
    VarianceComponents fine = VarianceComponents.of(DYESTUFF, 6, 5).known().orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> fine.repetitions(1));
    assertThrows(IllegalArgumentException.class, () -> fine.repetitions(1, 0));
  }

  private static void assertLevel(int repetitions, double ofMeans, double own, Level found) {
    assertEquals(repetitions, found.repetitions());
    assertEquals(ofMeans, found.ofMeans(), 1e-12 * ofMeans);
    assertEquals(own, found.own(), 1e-12 * ofMeans);
  }
}
