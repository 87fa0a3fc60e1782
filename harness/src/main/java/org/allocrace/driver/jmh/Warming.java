package org.allocrace.driver.jmh;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.CostPoint;
import org.allocrace.replay.Session;

/**
 * What the replays of a process have cost since its very first one, which runs in the interpreter.
 * A point after each of the first 64 replays, then after each doubling of their number. Only the
 * replays are on the clock, not what is done between them.
 */
final class Warming {
  private static final int EACH = 64;

  private final Session session;
  private final long operations;
  private final List<CostPoint> points = new ArrayList<>();
  private long replays;
  private long next = 1;
  private long ns;

  /**
   * Begins before the first replay of a session.
   *
   * @param operations of one replay
   */
  Warming(Session session, long operations) {
    this.session = session;
    this.operations = operations;
  }

  /** One whole replay. */
  void replay() {
    long begin = System.nanoTime();
    session.whole();
    note(System.nanoTime() - begin);
  }

  /** One more replay took so long. */
  void note(long replayNs) {
    ns += replayNs;
    replays++;
    if (replays == next) {
      points.add(new CostPoint(replays * operations, ns));
      next = replays < EACH ? replays + 1 : replays * 2;
    }
  }

  /** Cumulative; at most 120, for the replays stay below 2^63. */
  List<CostPoint> points() {
    return List.copyOf(points);
  }
}
