package org.allocrace.selftest;

import java.util.Arrays;
import org.allocrace.stats.Quantiles;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Made-up invocations with iterations inside, summarised as real ones are. */
enum NestedData {
  /** Both levels normal with a coefficient of variation of 5 per cent. */
  NORMAL("normal") {
    @Override
    double factor(double normal) {
      return 1 + 0.05 * normal;
    }
  },
  /** Both levels lognormal with a deviation of 0.3 on the log scale: a skewness of 0.95 each. */
  LOGNORMAL("lognormal") {
    @Override
    double factor(double normal) {
      return Math.exp(0.3 * normal);
    }
  };

  private static final int ITERATIONS = 10;

  private final String word;

  NestedData(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** What a standard normal number becomes: a factor about 1. */
  abstract double factor(double normal);

  /** One value for each invocation: the median of its iterations, as the analysis takes it. */
  double[] invocations(int count, double level, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] values = new double[count];
    double[] iterations = new double[ITERATIONS];
    for (int i = 0; i < count; i++) {
      double own = level * factor(normal.sample());
      Arrays.setAll(iterations, _ -> own * factor(normal.sample()));
      values[i] = Quantiles.type7(iterations, 0.5).orElseThrow();
    }
    return values;
  }
}
