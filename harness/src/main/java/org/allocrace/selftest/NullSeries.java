package org.allocrace.selftest;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Histories in which nothing changes, on the log scale, with a noise of 2 per cent. */
enum NullSeries {
  /** Independent normal values. */
  INDEPENDENT("iid", 0, 0),
  /** The same, and one value in twenty is slower by 10 to 50 per cent. */
  SPIKY("spiky", 0, 0.05),
  /** Each value keeps half of the deviation of the one before. */
  AUTOREGRESSIVE("AR(1) .5", 0.5, 0);

  /** The standard deviation of all, spikes aside. */
  static final double NOISE = 0.02;

  private final String word;
  private final double kept;
  private final double spikes;

  NullSeries(String word, double kept, double spikes) {
    this.word = word;
    this.kept = kept;
    this.spikes = spikes;
  }

  String word() {
    return word;
  }

  double[] draw(int length, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] values = new double[length];
    double state = normal.sample();
    for (int i = 0; i < length; i++) {
      // The innovation is scaled so that the spread stays the same along the series.
      state = kept * state + Math.sqrt(1 - kept * kept) * normal.sample();
      values[i] = NOISE * state;
      if (spikes > 0 && random.nextDouble() < spikes) {
        values[i] += Math.log(1.1 + 0.4 * random.nextDouble());
      }
    }
    return values;
  }
}
