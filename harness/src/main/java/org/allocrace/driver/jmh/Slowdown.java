package org.allocrace.driver.jmh;

import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.allocrace.replay.Session;

/** How many turns of the {@link Spin} a planted slowdown has. */
final class Slowdown {
  /**
   * A round is a replay and a row of turns after it. Rounds go on until they have lasted so long
   * together, but there are so many at least and at most.
   */
  private static final long LONG_NS = 200_000_000;

  private static final int FEWEST = 5;
  private static final int MOST = 1_000;

  /** Turns of the first row, from which it follows how many last as long as a replay. */
  private static final long FIRST_TURNS = 1_000_000;

  private static final double PER_CENT = 100;

  private Slowdown() {}

  /** The turns that last so many per cent of a replay; the session's code is compiled already. */
  static long find(int perCent, Session session) {
    long[] state = {1};
    Replays.settle(() -> state[0] = Spin.turns(state[0], FIRST_TURNS));
    long turns =
        find(
            perCent,
            () -> {
              long begin = System.nanoTime();
              session.whole();
              return System.nanoTime() - begin;
            },
            row -> {
              long begin = System.nanoTime();
              state[0] = Spin.turns(state[0], row);
              return System.nanoTime() - begin;
            });
    if (state[0] == 0) {
      throw new IllegalStateException("a xorshift generator never comes to 0");
    }
    return turns;
  }

  /**
   * The turns that last so many per cent of a replay. A row is as long as a replay and follows it,
   * so that what disturbs the machine adds as much to one as to the other: the ratio of the two is
   * too large as often as it is too small, and its median is that of an undisturbed machine.
   *
   * @param replay one whole replay, in nanoseconds
   * @param row so many turns, in nanoseconds
   */
  static long find(int perCent, LongSupplier replay, LongUnaryOperator row) {
    double first = ratio(replay.getAsLong(), row.applyAsLong(FIRST_TURNS));
    long turns = Math.max(1, part(100, first, FIRST_TURNS));
    double[] ratios = new double[MOST];
    int count = 0;
    long total = 0;
    while (count < FEWEST || (count < MOST && total < LONG_NS)) {
      long replayNs = replay.getAsLong();
      long rowNs = row.applyAsLong(turns);
      ratios[count++] = ratio(replayNs, rowNs);
      total += replayNs + rowNs;
    }
    return part(perCent, median(Arrays.copyOf(ratios, count)), turns);
  }

  private static double ratio(long replayNs, long rowNs) {
    return (double) replayNs / Math.max(1, rowNs);
  }

  /** So many per cent of a replay that lasts {@code ratio} times as long as a row of turns. */
  private static long part(int perCent, double ratio, long turns) {
    return Math.round(perCent / PER_CENT * ratio * turns);
  }

  /** The mean of the middle two where their number is even. */
  static double median(double[] ratios) {
    Arrays.sort(ratios);
    int n = ratios.length;
    return (ratios[(n - 1) / 2] + ratios[n / 2]) / 2;
  }
}
