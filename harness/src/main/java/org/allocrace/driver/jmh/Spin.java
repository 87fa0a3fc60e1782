package org.allocrace.driver.jmh;

/**
 * Work that takes a known time and touches no memory: what a planted slowdown adds to a replay.
 *
 * <p>A turn is one step of a xorshift generator (Marsaglia 2003): each of its six operations needs
 * the result of the one before, and no compiler has a shorter way to the state after n steps.
 */
final class Spin {
  private static final int ROUNDS = 5;
  private static final long TURNS = 1_000_000;
  private static final double PER_CENT = 100;

  private Spin() {}

  /**
   * Spins.
   *
   * @param state of the last spin; not 0, from which it would not move
   * @return the state to go on with, which must be used
   */
  static long turns(long state, long count) {
    long x = state;
    for (long i = 0; i < count; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }

  /** Nanoseconds of one turn: those of the fastest of five rounds of a million, once compiled. */
  static double calibrate() {
    long[] state = {1};
    Replays.settle(() -> state[0] = turns(state[0], TURNS));
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long begin = System.nanoTime();
      state[0] = turns(state[0], TURNS);
      fastest = Math.min(fastest, System.nanoTime() - begin);
    }
    if (state[0] == 0) {
      throw new IllegalStateException("a xorshift generator never comes to 0");
    }
    return (double) fastest / TURNS;
  }

  /** How many turns take so many per cent of a time. */
  static long forSlowdown(int perCent, long ns, double turnNs) {
    return Math.round(perCent / PER_CENT * ns / turnNs);
  }
}
