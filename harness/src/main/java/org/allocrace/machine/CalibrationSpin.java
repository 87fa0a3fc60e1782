package org.allocrace.machine;

import java.util.function.LongSupplier;

/**
 * A fixed amount of work that no contender has to do with; only the machine decides how long it
 * takes. Each step needs the one before it, so that neither a wider processor nor the compiler can
 * shorten it: one shift and one exclusive-or after another, which have no closed form (a product
 * and a sum would: the compiler folds the constants of unrolled steps). It touches no memory.
 *
 * <p>The generator is Marsaglia's xorshift with the shifts 13, 7, 17 (Xorshift RNGs, Journal of
 * Statistical Software 8, 2003), of period 2^64 - 1. Each spin goes on where the last one ended.
 */
final class CalibrationSpin implements LongSupplier {
  /** Six dependent instructions a step: 5 ms at 3 GHz. */
  private static final int STEPS = 2_500_000;

  /** A slice is a call, so that the method is compiled as a whole and not replaced in its loop. */
  private static final int STEPS_OF_SLICE = 1_000;

  /** Enough calls for the second compiler to have been asked, and some spins for it to finish. */
  private static final int LEAST_WARM_UP = 10;

  /** The fastest spin is so many spins old: compilation brings nothing more. */
  private static final int SPINS_WITHOUT_GAIN = 5;

  /** Where noise goes on and on, the warm-up does not. */
  private static final long WARM_UP_NS = 150_000_000;

  /** Read by nobody; the compiler cannot know that. */
  @SuppressWarnings({"unused", "UnusedVariable"})
  private volatile long state = 1;

  /** Warms its code up: 50 to 150 ms. */
  CalibrationSpin() {
    long began = System.nanoTime();
    long fastest = Long.MAX_VALUE;
    int age = 0;
    for (int spins = 0; spins < LEAST_WARM_UP || age < SPINS_WITHOUT_GAIN; spins++) {
      long ns = getAsLong();
      age = ns < fastest ? 0 : age + 1;
      fastest = Math.min(fastest, ns);
      if (System.nanoTime() - began > WARM_UP_NS) {
        return;
      }
    }
  }

  /** Spins once and returns the nanoseconds that it took. */
  @Override
  public long getAsLong() {
    long value = state;
    long began = System.nanoTime();
    for (int done = 0; done < STEPS; done += STEPS_OF_SLICE) {
      value = slice(value);
    }
    long ns = System.nanoTime() - began;
    state = value;
    return ns;
  }

  /** The value a slice later; never 0 unless it was 0. */
  static long slice(long value) {
    long next = value;
    for (int step = 0; step < STEPS_OF_SLICE; step++) {
      next ^= next << 13;
      next ^= next >>> 7;
      next ^= next << 17;
    }
    return next;
  }
}
