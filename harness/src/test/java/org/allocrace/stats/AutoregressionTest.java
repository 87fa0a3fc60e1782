package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoregressionTest {
  private static double[] series(double kept, int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[length];
    double state = 0;
    for (int i = 0; i < length; i++) {
      state = kept * state + random.nextGaussian();
      values[i] = state;
    }
    return values;
  }

  private static double mean(double kept, double step) {
    return IntStream.range(0, 200)
        .mapToDouble(
            seed -> {
              double[] values = series(kept, 400, seed);
              for (int i = 150; i < 300; i++) {
                values[i] += step;
              }
              return Autoregression.of(values).coefficient();
            })
        .average()
        .orElseThrow();
  }

  // Oracle: the coefficient that made the series. The mean of 200 estimates is near it; independent
  // series give 0 or a little more, as negative estimates are 0.
  @ParameterizedTest
  @CsvSource({"0, 0, 0.07", "0.5, 0.42, 0.55", "0.8, 0.72, 0.85"})
  void theCoefficientIsThatOfTheSeriesWithAndWithoutSteps(double kept, double low, double high) {
    for (double step : new double[] {0, 5}) {
      double found = mean(kept, step);
      assertEquals(Math.clamp(found, low, high), found, "step of " + step);
    }
  }

  // Oracle: the definition; a step of 1 stays one, but for its first value, 1 / (1 − c).
  @Test
  void aWhitenedStepKeepsItsSizeAndPlace() {
    double[] white = new Autoregression(0.5).whitened(new double[] {3, 3, 3, 4, 4, 4});
    assertArrayEquals(new double[] {3, 3, 5, 4, 4}, white);
    assertArrayEquals(new double[0], new Autoregression(0.5).whitened(new double[0]));
  }

  @Test
  void shortAndConstantSeriesAreIndependent() {
    assertEquals(0, Autoregression.of(new double[] {1, 5, 2}).coefficient());
    assertEquals(0, Autoregression.of(new double[40]).coefficient());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Autoregression(0.95));
    assertThrows(IllegalArgumentException.class, () -> new Autoregression(Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> Autoregression.of(new double[] {1, Double.NaN}));
  }
}
