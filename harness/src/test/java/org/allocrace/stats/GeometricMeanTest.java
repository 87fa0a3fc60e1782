package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.allocrace.stats.Answer.TooFew;
import org.junit.jupiter.api.Test;

class GeometricMeanTest {
  private static final double[] SEVEN = {3.1, 4.7, 2.2, 9.8, 5.5, 7.1, 6.4};

  // Oracle: R 4.2.2, exp(mean(log(v))) and exp(t.test(log(v))$conf.int)
  @Test
  void theMeanAndItsIntervalAreThoseOfR() {
    Estimate found = GeometricMean.of(SEVEN, 0.95).known().orElseThrow();
    assertEquals(5.003486819412116, GeometricMean.of(SEVEN).orElseThrow(), 1e-14);
    assertEquals(5.003486819412116, found.point(), 1e-14);
    assertEquals(3.125943603289974, found.interval().low(), 1e-12);
    assertEquals(8.008743448116665, found.interval().high(), 1e-12);
  }

  // What the geometric mean is for: it does not matter what the values are relative to.
  @Property
  void theMeanOfInversesIsTheInverseOfTheMean(@ForAll("samples") double[] values) {
    double inverse =
        GeometricMean.of(Arrays.stream(values).map(v -> 1 / v).toArray()).orElseThrow();
    assertEquals(1, inverse * GeometricMean.of(values).orElseThrow(), 1e-13);
  }

  @Provide
  Arbitrary<double[]> samples() {
    return Samples.positive(1, 30);
  }

  @Test
  void noneAndOneValueHaveDocumentedAnswers() {
    assertEquals(OptionalDouble.empty(), GeometricMean.of(new double[0]));
    assertEquals(5, GeometricMean.of(new double[] {5}).orElseThrow(), 1e-15);
    assertEquals(new TooFew<>(2, 1), GeometricMean.of(new double[] {5}, 0.95));
  }

  @Test
  void whatIsNotPositiveIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> GeometricMean.of(new double[] {1, 0}));
    assertThrows(IllegalArgumentException.class, () -> GeometricMean.of(new double[] {1, -1}));
    assertThrows(
        IllegalArgumentException.class, () -> GeometricMean.of(new double[] {Double.NaN}, 0.9));
  }
}
