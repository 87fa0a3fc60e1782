package org.allocrace.driver.jmh;

import org.allocrace.model.OpenLoop;
import org.allocrace.replay.SplitMix64;

/** When the requests of an open loop are meant to start: the section Arrivals of the protocol. */
final class Schedule {
  private Schedule() {}

  /** Nanoseconds after the begin of a replay, one a request, ascending; the first is 0. */
  static long[] of(OpenLoop load, int requests, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    long[] starts = new long[requests];
    double sum = 0;
    for (int i = 0; i < requests; i++) {
      starts[i] =
          switch (load.arrivals()) {
            case FIXED -> (long) i * load.periodNs();
            case POISSON -> (long) sum;
          };
      sum -= load.periodNs() * Math.log(1 - random.unit());
    }
    return starts;
  }
}
