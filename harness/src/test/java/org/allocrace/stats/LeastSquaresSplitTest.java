package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.OptionalInt;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LeastSquaresSplitTest {
  // Oracle: the definition, every cut tried with sums of its own.
  @Property
  void noCutIsBetter(
      @ForAll("series") double[] values, @ForAll @IntRange(min = 1, max = 4) int shortest) {
    OptionalInt found = LeastSquaresSplit.of(values, shortest);
    assertEquals(values.length >= 2 * shortest, found.isPresent());
    for (int at = shortest; at <= values.length - shortest; at++) {
      double found2 = squares(values, found.orElseThrow());
      assertEquals(Math.min(found2, squares(values, at)), found2, 1e-9);
    }
  }

  @Provide
  Arbitrary<double[]> series() {
    return Samples.tied(0, 14);
  }

  private static double squares(double[] values, int at) {
    return about(Arrays.copyOf(values, at)) + about(Arrays.copyOfRange(values, at, values.length));
  }

  private static double about(double[] part) {
    double mean = Arrays.stream(part).average().orElseThrow();
    return Arrays.stream(part).map(value -> (value - mean) * (value - mean)).sum();
  }

  @Test
  void equalValuesAreCutAtTheEarliestPlace() {
    assertEquals(OptionalInt.of(3), LeastSquaresSplit.of(new double[10], 3));
    assertThrows(IllegalArgumentException.class, () -> LeastSquaresSplit.of(new double[10], 0));
  }
}
