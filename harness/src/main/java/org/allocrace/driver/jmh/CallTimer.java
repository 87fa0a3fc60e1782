package org.allocrace.driver.jmh;

import java.util.Arrays;
import org.allocrace.model.Hosting;

/**
 * What one call of a guest takes that does nothing: the median of rows of calls, after the calls
 * were compiled.
 *
 * @param call does nothing
 * @param startNs what the guest's start took
 * @param calls of the guest in one replay
 */
record CallTimer(Runnable call, long startNs, long calls) {
  private static final int ROWS = 11;
  private static final int CALLS = 100_000;

  /** Rows first until the compilers are done, then those that count. */
  Hosting hosting() {
    Replays.settle(this::row);
    double[] rows = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      rows[i] = row();
    }
    Arrays.sort(rows);
    return new Hosting(startNs, rows[ROWS / 2], calls);
  }

  /** Nanoseconds a call. */
  private double row() {
    long begin = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return (double) (System.nanoTime() - begin) / CALLS;
  }
}
