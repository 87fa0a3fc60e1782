package org.allocrace.driver.jmh;

import org.allocrace.model.LatencySeries;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;

/**
 * Replays whose batches are requests with an intended start. One that waits for another to end is
 * late from its intended start on, as it would be for the client that sent it.
 */
final class OpenLoopRecorder {
  private final Replay session;
  private final ReplayCode code;
  private final long[] starts;
  private final Distribution services = new Distribution();
  private final Distribution responses = new Distribution();

  /** Times of one replay, so that nothing but stores stands between two readings. */
  private final long[] service;

  private final long[] response;

  /**
   * Prepares both series.
   *
   * @param starts of the full batches, nanoseconds after the begin of a replay, ascending
   */
  OpenLoopRecorder(Replay session, ReplayCode code, long[] starts) {
    this.session = session;
    this.code = code;
    this.starts = starts;
    service = new long[starts.length];
    response = new long[starts.length];
  }

  /** Requests of a replay: its full batches. */
  static int requests(ReplayCode code) {
    return code.operations() / ReplayCode.BATCH;
  }

  /**
   * One replay; the last, shorter batch is run at once and not recorded.
   *
   * @return its nanoseconds, waiting included
   */
  long replay() {
    int[] first = code.batches();
    session.begin();
    long begin = System.nanoTime();
    long now = begin;
    for (int batch = 0; batch < starts.length; batch++) {
      long intended = begin + starts[batch];
      while (now - intended < 0) {
        now = System.nanoTime();
      }
      long started = now;
      session.run(first[batch], batch + 1 < first.length ? first[batch + 1] : code.groups());
      now = System.nanoTime();
      service[batch] = now - started;
      response[batch] = now - intended;
    }
    if (starts.length < first.length) {
      session.run(first[starts.length], code.groups());
    }
    long ns = System.nanoTime() - begin;
    for (int batch = 0; batch < starts.length; batch++) {
      services.record(service[batch]);
      responses.record(response[batch]);
    }
    return ns;
  }

  /** Forgets everything recorded so far. */
  void clear() {
    services.clear();
    responses.clear();
  }

  LatencySeries serviceSeries() {
    return services.series(LatencySeries.SERVICE, ReplayCode.BATCH);
  }

  LatencySeries responseSeries() {
    return responses.series(LatencySeries.RESPONSE, ReplayCode.BATCH);
  }
}
