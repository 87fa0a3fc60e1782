package org.allocrace.driver.jmh;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.allocrace.replay.Replay;

/**
 * How many whole replays an iteration has, found before the warm-up.
 *
 * <p>A JVM begins in the interpreter, fifty times slower than it will be: one replay timed at once
 * would make the iterations fifty times too short. So the replay is first run until the compilers
 * have nothing left to do.
 */
final class Replays {
  /** The side file's own event, which is no part of the protocol. */
  static final String EVENT = "replays";

  private static final long SHORTEST_NS = 300_000_000;
  private static final long LONGEST_NS = 4_000_000_000L;

  /** The queues are looked at so often; twice in a row they must be empty. */
  private static final long LOOK_NS = 50_000_000;

  /** The fastest of so many replays counts, for others may use the processors too. */
  private static final int TIMED = 10;

  /** Long replays are timed fewer times. */
  private static final long TIMED_NS = 200_000_000;

  private Replays() {}

  /** At least 1, and as many as take the time of an iteration when all is compiled. */
  static long find(Replay session, int minIterationMs) {
    settle(session::whole);
    long fastest = Long.MAX_VALUE;
    long begin = System.nanoTime();
    long before = begin;
    for (int i = 0; i < TIMED && before - begin < TIMED_NS; i++) {
      session.whole();
      long now = System.nanoTime();
      fastest = Math.min(fastest, now - before);
      before = now;
    }
    return forTime(minIterationMs * 1_000_000L, fastest);
  }

  /** How many of a duration fill a time, rounded up. */
  static long forTime(long minNs, long oneNs) {
    return Math.max(1, Math.ceilDiv(minNs, Math.max(1, oneNs)));
  }

  /** Runs something again and again until the compilers are done with it, 4 s at most. */
  static void settle(Runnable piece) {
    long begin = System.nanoTime();
    long looked = begin;
    int quiet = 0;
    long now = begin;
    while (now - begin < LONGEST_NS && (now - begin < SHORTEST_NS || quiet < 2)) {
      piece.run();
      now = System.nanoTime();
      if (now - looked >= LOOK_NS) {
        quiet = compilersAreBusy() ? 0 : quiet + 1;
        looked = now;
      }
    }
  }

  /** Whether a compiler works on a method or has one in its queue: the JDK's own count too. */
  private static boolean compilersAreBusy() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      Object queues =
          server.invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "compilerQueue",
              new Object[0],
              new String[0]);
      return String.valueOf(queues).contains("::");
    } catch (JMException e) {
      return false; // another JVM than HotSpot: the shortest time has to do
    }
  }
}
