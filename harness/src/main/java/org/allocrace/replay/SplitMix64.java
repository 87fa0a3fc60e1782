package org.allocrace.replay;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The numbers that all replay programs draw alike: the generator of Steele, Lea and Flood (2014) as
 * Commons RNG has it, and how {@code docs/replay-protocol.md} cuts numbers from its 64 bits.
 */
public final class SplitMix64 {
  private static final int BITS_OF_BOUNDED = 31;
  private static final int BITS_OF_UNIT = 53;
  private static final double UNIT_STEP = 0x1p-53;

  private final UniformRandomProvider source;

  /** The state begins with the seed. */
  public SplitMix64(long seed) {
    source = RandomSource.SPLIT_MIX_64.create(seed);
  }

  /** The next 64 bits. */
  public long next() {
    return source.nextLong();
  }

  /** A number from 0 to bound - 1, as biased as a remainder is. */
  public int below(int bound) {
    return (int) ((next() >>> (Long.SIZE - BITS_OF_BOUNDED)) % bound);
  }

  /** A number from 0, inclusive, to 1, exclusive. */
  public double unit() {
    return (next() >>> (Long.SIZE - BITS_OF_UNIT)) * UNIT_STEP;
  }
}
