package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.allocrace.stats.Answer.TooFew;
import org.allocrace.stats.Quantiles.WithError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
  private static final double[] SEVEN = {3.1, 4.7, 2.2, 9.8, 5.5, 7.1, 6.4};

  // Oracle: R 4.2.2, quantile(v, q, type = 7) and quantile(v, q, type = 8)
  @ParameterizedTest
  @CsvSource({
    "0.1, 2.74, 2.26",
    "0.5, 5.5, 5.5",
    "0.9, 8.18, 9.62",
    "0.33, 4.668, 4.3053333333333343"
  })
  void typesSevenAndEightAreThoseOfR(double q, double seven, double eight) {
    assertEquals(seven, Quantiles.type7(SEVEN, q).orElseThrow(), 1e-14);
    assertEquals(eight, Quantiles.type8(SEVEN, q).orElseThrow(), 1e-14);
  }

  // Oracle: scipy 1.17.1, mstats.hdquantiles(v, [q]); the error from the same weights,
  // w = diff(beta((n+1)q, (n+1)(1-q)).cdf(arange(n+1)/n)); sqrt(w @ (sort(v) - w @ sort(v))**2)
  @ParameterizedTest
  @CsvSource({
    "0.1, 2.5378495173297284, 0.7022823029963646",
    "0.5, 5.455513798308043, 1.2077358018895161",
    "0.9, 9.06147110481532, 1.2875784288092622"
  })
  void harrellDavisIsThatOfScipy(double q, double point, double error) {
    WithError found = Quantiles.harrellDavis(SEVEN, q).known().orElseThrow();
    assertEquals(point, found.point(), 1e-12 * point);
    assertEquals(error, found.error(), 1e-12 * error);
  }

  @Property
  void quantilesRiseAndStayAmongTheValues(
      @ForAll("samples") double[] values,
      @ForAll @DoubleRange(min = 0.01, max = 0.49) double low,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double high) {
    double smallest = Arrays.stream(values).min().orElseThrow();
    double largest = Arrays.stream(values).max().orElseThrow();
    double[] rising = {
      smallest,
      Quantiles.harrellDavis(values, low).known().orElseThrow().point(),
      Quantiles.harrellDavis(values, high).known().orElseThrow().point(),
      largest
    };
    assertTrue(rising[0] <= rising[1] && rising[1] <= rising[2] + 1e-12 && rising[2] <= rising[3]);
    assertTrue(
        Quantiles.type7(values, low).orElseThrow() <= Quantiles.type7(values, high).orElseThrow());
  }

  @Property
  void turnedSignsTurnTheQuantile(
      @ForAll("samples") double[] values, @ForAll @DoubleRange(min = 0.01, max = 0.99) double q) {
    WithError there = Quantiles.harrellDavis(values, q).known().orElseThrow();
    WithError back = Quantiles.harrellDavis(Samples.negated(values), 1 - q).known().orElseThrow();
    assertEquals(there.point(), -back.point(), 1e-12);
    assertEquals(there.error(), back.error(), 1e-7);
    assertEquals(
        Quantiles.type8(values, q).orElseThrow(),
        -Quantiles.type8(Samples.negated(values), 1 - q).orElseThrow(),
        1e-12);
  }

  @Property
  void theValuesAreNotReordered(@ForAll("samples") double[] values) {
    double[] before = values.clone();
    assertTrue(
        Quantiles.type7(values, 0.5).isPresent() && Quantiles.type8(values, 0.5).isPresent());
    assertTrue(Quantiles.harrellDavis(values, 0.5).known().isPresent());
    assertEquals(Arrays.toString(before), Arrays.toString(values));
  }

  @Provide
  Arbitrary<double[]> samples() {
    return Samples.tied(2, 30);
  }

  @Test
  void noneAndOneValueHaveDocumentedAnswers() {
    assertEquals(OptionalDouble.empty(), Quantiles.type7(new double[0], 0.5));
    assertEquals(OptionalDouble.of(3), Quantiles.type8(new double[] {3}, 0.99));
    assertEquals(new TooFew<>(2, 1), Quantiles.harrellDavis(new double[] {3}, 0.5));
  }

  @Test
  void equalValuesHaveNoError() {
    assertEquals(
        new WithError(3, 0),
        Quantiles.harrellDavis(new double[] {3, 3, 3}, 0.7).known().orElseThrow());
  }

  @Test
  void aLevelThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Quantiles.type7(SEVEN, 1.01));
    assertThrows(IllegalArgumentException.class, () -> Quantiles.type8(SEVEN, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Quantiles.harrellDavis(SEVEN, 0));
  }
}
