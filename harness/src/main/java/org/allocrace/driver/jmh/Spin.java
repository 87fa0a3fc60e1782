package org.allocrace.driver.jmh;

/**
 * Work that takes a known time and touches no memory: what a planted slowdown adds to a replay.
 *
 * <p>A turn is one step of a xorshift generator (Marsaglia 2003): each of its six operations needs
 * the result of the one before, and no compiler has a shorter way to the state after n steps.
 */
final class Spin {
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
}
