package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both adjustments. */
class HolmTest {
  private static final double[] P = {0.01, 0.04, 0.03, 0.005, 0.5, 0.03};

  // Oracle: R 4.2.2, p.adjust(p, "holm")
  @Test
  void holmIsThatOfR() {
    assertArrayEquals(new double[] {0.05, 0.12, 0.12, 0.03, 0.5, 0.12}, Holm.adjust(P), 1e-15);
  }

  // Oracle: R 4.2.2, p.adjust(p, "BH")
  @Test
  void benjaminiAndHochbergIsThatOfR() {
    assertArrayEquals(
        new double[] {0.03, 0.048, 0.045, 0.03, 0.5, 0.045}, BenjaminiHochberg.adjust(P), 1e-15);
  }

  @Property
  void anAdjustmentNeverLowersAndHolmIsTheStricter(@ForAll("families") double[] p) {
    double[] holm = Holm.adjust(p);
    double[] exploring = BenjaminiHochberg.adjust(p);
    for (int i = 0; i < p.length; i++) {
      assertTrue(p[i] <= exploring[i] * (1 + 1e-15));
      assertTrue(exploring[i] <= holm[i] * (1 + 1e-15) && holm[i] <= 1);
    }
  }

  @Property
  void theOrderOfTheTestsDoesNotMatter(@ForAll("families") double[] p) {
    assertArrayEquals(Samples.reversed(Holm.adjust(p)), Holm.adjust(Samples.reversed(p)));
    assertArrayEquals(
        Samples.reversed(BenjaminiHochberg.adjust(p)),
        BenjaminiHochberg.adjust(Samples.reversed(p)));
  }

  @Provide
  Arbitrary<double[]> families() {
    // Hundredths, so that equal p-values are common.
    return Arbitraries.integers()
        .between(0, 100)
        .map(hundredths -> hundredths / 100.0)
        .array(Double[].class)
        .ofMaxSize(20)
        .map(boxed -> Arrays.stream(boxed).mapToDouble(Double::doubleValue).toArray());
  }

  @Test
  void noTestAndOneTestStayWhatTheyAre() {
    assertArrayEquals(new double[0], Holm.adjust(new double[0]));
    assertArrayEquals(new double[] {0.2}, Holm.adjust(new double[] {0.2}));
    assertArrayEquals(new double[0], BenjaminiHochberg.adjust(new double[0]));
    assertArrayEquals(new double[] {0.2}, BenjaminiHochberg.adjust(new double[] {0.2}));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void whatIsNoProbabilityIsRefused(double p) {
    assertThrows(IllegalArgumentException.class, () -> Holm.adjust(new double[] {0.1, p}));
    assertThrows(
        IllegalArgumentException.class, () -> BenjaminiHochberg.adjust(new double[] {0.1, p}));
  }
}
