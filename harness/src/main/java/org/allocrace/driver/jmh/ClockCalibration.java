package org.allocrace.driver.jmh;

import org.allocrace.model.ClockFacts;

/** What {@link System#nanoTime} costs and how fine it is, measured in this process. */
final class ClockCalibration {
  private static final int PAIRS = 100_000;

  /** Rounds before the one that counts: the first are interpreted. */
  private static final int WARMUP = 3;

  private ClockCalibration() {}

  static ClockFacts run() {
    ClockFacts facts = once();
    for (int i = 0; i < WARMUP; i++) {
      facts = once();
    }
    return facts;
  }

  private static ClockFacts once() {
    long quantum = 0;
    long total = 0;
    for (int i = 0; i < PAIRS; i++) {
      long first = System.nanoTime();
      long difference = System.nanoTime() - first;
      quantum = greatestCommonDivisor(quantum, difference);
      total += difference;
    }
    return new ClockFacts("System.nanoTime", Math.max(quantum, 1), (double) total / PAIRS, PAIRS);
  }

  /** The quantum divides every difference; a difference of 0 says nothing. */
  static long greatestCommonDivisor(long a, long b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
