package org.allocrace.selftest;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Cells of a made-up machine: invocations are independent and lognormal.
 *
 * @param variation coefficient of variation of the invocations, without the spikes
 * @param spikes share of invocations that something else slows by 10 to 50 per cent
 */
record SimulatedCells(int cells, double variation, double spikes) implements Identical {
  @Override
  public double[][] logRatios(int[] chosen, int blocks, UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double deviation = Math.sqrt(Math.log1p(variation * variation));
    double[][] ratios = new double[chosen.length][blocks];
    for (double[] ofCell : ratios) {
      for (int block = 0; block < blocks; block++) {
        double baseline = deviation * normal.sample() + spike(random);
        double candidate = deviation * normal.sample() + spike(random);
        ofCell[block] = candidate - baseline;
      }
    }
    return ratios;
  }

  private double spike(UniformRandomProvider random) {
    boolean hit = spikes > 0 && random.nextDouble() < spikes;
    return hit ? Math.log(1.1 + 0.4 * random.nextDouble()) : 0;
  }
}
