package org.allocrace.stats;

import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Generated samples: small whole numbers in tenths, so that ties and zeros are common. */
final class Samples {
  private Samples() {}

  static Arbitrary<double[]> tied(int fewest, int most) {
    return Arbitraries.integers()
        .between(-15, 15)
        .map(tenths -> tenths / 10.0)
        .array(Double[].class)
        .ofMinSize(fewest)
        .ofMaxSize(most)
        .map(boxed -> Arrays.stream(boxed).mapToDouble(Double::doubleValue).toArray());
  }

  static Arbitrary<double[]> positive(int fewest, int most) {
    return tied(fewest, most).map(values -> Arrays.stream(values).map(v -> v + 2).toArray());
  }

  static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  static double[] reversed(double[] values) {
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
