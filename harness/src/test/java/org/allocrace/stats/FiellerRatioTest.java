package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiellerRatioTest {
  private static final double[] FROM = {10.2, 11.1, 9.8, 10.5, 10.9, 10.1};
  private static final double[] TO = {9.1, 10.4, 9.0, 9.9, 9.2, 9.5, 8.7, 9.3};

  // Oracle: R 4.2.2, the definition solved by uniroot(f, ..., tol = 1e-15) with
  // f(x) = (mean(to) - x mean(from))^2 - t^2 (var(to)/8 + x^2 var(from)/6), t = qt(.975, 11.8266)
  @Test
  void theBoundsAreTheRootsOfTheDefinition() {
    Estimate found = FiellerRatio.of(FROM, TO, 0.95).orElseThrow();
    assertEquals(0.8997603833865814, found.point(), 1e-14);
    assertEquals(0.8460190360605198, found.interval().low(), 1e-9);
    assertEquals(0.956744418676381, found.interval().high(), 1e-9);
    assertEquals(0.95, found.interval().confidence());
  }

  // Oracle: the goal of the methodology, 94 to 96.5 % for normal nested data and at least 93 % for
  // lognormal ones; each invocation has a mean of its own, with iterations about it.
  @ParameterizedTest
  @CsvSource({"5, 1", "10, 2", "20, 3"})
  void theIntervalOfNestedMeasurementsCovers(int invocations, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int normal = 0;
    int lognormal = 0;
    int studies = 4000;
    for (int study = 0; study < studies; study++) {
      double[] from = nested(random, invocations, 10);
      double[] to = nested(random, invocations, 12);
      normal += FiellerRatio.of(from, to, 0.95).orElseThrow().interval().contains(1.2) ? 1 : 0;
      // A spread of 20 % makes the lognormal visibly skewed.
      double[] skewedFrom = skewed(random, invocations, 10);
      double[] skewedTo = skewed(random, invocations, 12);
      lognormal +=
          FiellerRatio.of(skewedFrom, skewedTo, 0.95).orElseThrow().interval().contains(1.2)
              ? 1
              : 0;
    }
    double covered = normal / (double) studies;
    assertTrue(covered >= 0.94 && covered <= 0.965, "normal: " + covered);
    assertTrue(lognormal / (double) studies >= 0.93, "lognormal: " + lognormal);
  }

  private static double[] nested(SplittableRandom random, int invocations, double mean) {
    return IntStream.range(0, invocations)
        .mapToDouble(
            i -> {
              double own = mean * (1 + 0.02 * random.nextGaussian());
              return IntStream.range(0, 5)
                  .mapToDouble(j -> own + 0.1 * random.nextGaussian())
                  .average()
                  .orElseThrow();
            })
        .toArray();
  }

  private static double[] skewed(SplittableRandom random, int invocations, double mean) {
    return IntStream.range(0, invocations)
        .mapToDouble(i -> mean * Math.exp(0.2 * random.nextGaussian()))
        .toArray();
  }

  @Property
  void theUnitDoesNotMatter(@ForAll("samples") double[] from, @ForAll("samples") double[] to) {
    Optional<Estimate> plain = FiellerRatio.of(from, to, 0.9);
    Optional<Estimate> scaled = FiellerRatio.of(times(from, 1024), times(to, 1024), 0.9);
    assertEquals(plain, scaled);
  }

  @Provide
  Arbitrary<double[]> samples() {
    return Samples.positive(2, 12);
  }

  private static double[] times(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  @Test
  void whatHasNoFiniteIntervalHasNoAnswer() {
    double[] aboutZero = {-1, 1, -2, 2.5};
    assertEquals(Optional.empty(), FiellerRatio.of(aboutZero, TO, 0.95));
    assertEquals(Optional.empty(), FiellerRatio.of(new double[] {-1, 1}, TO, 0.95));
    assertEquals(Optional.empty(), FiellerRatio.of(new double[] {1}, TO, 0.95));
    assertEquals(Optional.empty(), FiellerRatio.of(FROM, new double[0], 0.95));
    assertEquals(Optional.empty(), FiellerRatio.of(new double[] {2, 2}, new double[] {3, 3}, 0.95));
  }

  @Test
  void aValueThatIsNoNumberIsRefused() {
    double[] values = {1, Double.NaN};
    assertThrows(IllegalArgumentException.class, () -> FiellerRatio.of(values, TO, 0.95));
    assertThrows(IllegalArgumentException.class, () -> FiellerRatio.of(FROM, TO, 1));
  }
}
