package org.allocrace.selftest;

import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Independent trials on all processors. Each has a stream of random numbers of its own, made from
 * the seed, the name of the experiment and its number, so the outcome does not depend on how many
 * processors there are, nor on which other experiments run.
 */
final class Trials {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;

  Trials(long seed) {
    this.seed = seed;
  }

  /** How many trials of an experiment are hits. */
  Measured.Share share(String experiment, int trials, Predicate<UniformRandomProvider> isHit) {
    return new Measured.Share(
        (int)
            IntStream.range(0, trials)
                .parallel()
                .filter(trial -> isHit.test(random(experiment, trial)))
                .count(),
        trials);
  }

  /** The outcome of each trial of an experiment, in order. */
  int[] outcomes(String experiment, int trials, ToIntFunction<UniformRandomProvider> outcome) {
    return IntStream.range(0, trials)
        .parallel()
        .map(trial -> outcome.applyAsInt(random(experiment, trial)))
        .toArray();
  }

  private UniformRandomProvider random(String experiment, int trial) {
    long stream = mix(mix(seed) + experiment.hashCode()) + GOLDEN * (trial + 1L);
    return RandomSource.XO_RO_SHI_RO_128_PP.create(mix(stream));
  }

  /** Stafford's variant 13 of the finaliser of MurmurHash3: neighbours become strangers. */
  private static long mix(long z) {
    long once = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
    return twice ^ (twice >>> 31);
  }
}
