package org.allocrace.driver.jmh;

import org.allocrace.model.LatencySeries;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;

/** Replays with clock readings between batches of 64 operations, or between operations. */
final class LatencyRecorder {
  /** Single operations below are only counted: one reading of the clock costs many of them. */
  static final long LONG_NS = 1_000;

  private final Replay session;
  private final ReplayCode code;
  private final Replay singlesSession;
  private final ReplayCode singlesCode;
  private final Distribution batches = new Distribution();
  private final Distribution singles = new Distribution();
  private final Causes causes;

  /** Times of one replay, so that nothing but a store stands between two readings. */
  private final long[] times;

  /**
   * Prepares both series.
   *
   * @param singlesSession a session on the same contender, with code of singles only
   * @param causes of long single operations, of the thread that replays
   */
  LatencyRecorder(
      Replay session,
      ReplayCode code,
      Replay singlesSession,
      ReplayCode singlesCode,
      Causes causes) {
    this.session = session;
    this.code = code;
    this.singlesSession = singlesSession;
    this.singlesCode = singlesCode;
    this.causes = causes;
    times = new long[code.operations() / ReplayCode.BATCH];
  }

  /**
   * One replay, batch after batch; the last, shorter batch is run and not recorded.
   *
   * @return its nanoseconds
   */
  long batches() {
    int[] first = code.batches();
    session.begin();
    long begin = System.nanoTime();
    long before = begin;
    for (int batch = 0; batch < times.length; batch++) {
      session.run(first[batch], batch + 1 < first.length ? first[batch + 1] : code.groups());
      long now = System.nanoTime();
      times[batch] = now - before;
      before = now;
    }
    if (times.length < first.length) {
      session.run(first[times.length], code.groups());
    }
    long ns = System.nanoTime() - begin;
    for (long time : times) {
      batches.record(time);
    }
    return ns;
  }

  /**
   * One replay, operation after operation. Long ones are looked into before the next one begins.
   *
   * @return its nanoseconds, looks included
   */
  long singles() {
    long longest = 0;
    long tooShort = 0;
    int groups = singlesCode.groups();
    causes.look();
    singlesSession.begin();
    long begin = System.nanoTime();
    long before = begin;
    for (int group = 0; group < groups; group++) {
      singlesSession.run(group, group + 1);
      long now = System.nanoTime();
      long time = now - before;
      before = now;
      longest = Math.max(longest, time);
      if (time >= LONG_NS) {
        singles.record(time);
        causes.note(time);
        before = System.nanoTime();
      } else {
        tooShort++;
      }
    }
    singles.note(tooShort, longest);
    return before - begin;
  }

  /** A replay for each series, to have both compiled. */
  void both() {
    var _ = batches() + singles();
  }

  /** Forgets everything recorded so far. */
  void clear() {
    batches.clear();
    singles.clear();
    causes.clear();
  }

  LatencySeries batchSeries() {
    return batches.series(LatencySeries.BATCH, ReplayCode.BATCH);
  }

  LatencySeries singleSeries() {
    return singles.series(LatencySeries.SINGLE, 1, causes.seen());
  }
}
