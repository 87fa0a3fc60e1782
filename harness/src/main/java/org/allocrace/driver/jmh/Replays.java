package org.allocrace.driver.jmh;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.allocrace.driver.polyglot.Compilation;
import org.allocrace.replay.Session;

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

  /** Guests are compiled by a compiler that is itself compiled meanwhile. */
  private static final long LONGEST_OF_GUESTS_NS = 30_000_000_000L;

  /** The queues are looked at so often; twice in a row they must be empty. */
  private static final long LOOK_NS = 50_000_000;

  /** So many replays are timed, for others may use the processors too. */
  private static final int TIMED = 10;

  /** Long replays are timed fewer times. */
  private static final long TIMED_NS = 200_000_000;

  private Replays() {}

  /**
   * Throughput up to its warm-up iterations: the clock, the work, the way to compiled code.
   *
   * @return the times of some whole replays after that, ascending
   */
  static long[] warm(Fork fork) {
    fork.events().clock(ClockCalibration.run());
    Warming warming = new Warming(fork.session(), fork.operations());
    fork.proveWork(warming::replay);
    settle(warming::replay);
    fork.events().warming(warming.points());
    fork.tellHosting();
    return time(fork.session());
  }

  /** As many replays as take the time of an iteration; the parent is told. */
  static long inIteration(Fork fork, long[] times) {
    long minNs = fork.request().settings().minIterationMs() * 1_000_000L;
    long replays = forTime(minNs, times[0]);
    fork.events().replays(replays);
    return replays;
  }

  /** The times of up to 10 whole replays of compiled code, ascending. */
  static long[] time(Session session) {
    long[] times = new long[TIMED];
    int count = 0;
    long begin = System.nanoTime();
    long before = begin;
    while (count < TIMED && before - begin < TIMED_NS) {
      session.whole();
      long now = System.nanoTime();
      times[count++] = now - before;
      before = now;
    }
    long[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    return sorted;
  }

  /** How many of a duration fill a time, rounded up. */
  static long forTime(long minNs, long oneNs) {
    return Math.max(1, Math.ceilDiv(minNs, Math.max(1, oneNs)));
  }

  /**
   * Runs something again and again until the compilers are done with it: 4 s at most, 30 s where
   * guests are compiled.
   */
  static void settle(Runnable piece) {
    Compilation guests = new Compilation();
    long begin = System.nanoTime();
    long looked = begin;
    int quiet = 0;
    long now = begin;
    long longest = LONGEST_NS;
    while (now - begin < longest && (now - begin < SHORTEST_NS || quiet < 2)) {
      piece.run();
      now = System.nanoTime();
      if (now - looked >= LOOK_NS) {
        // First who remembers the last look.
        boolean busy = guests.wasBusy() || compilersAreBusy();
        longest = guests.hasBegun() ? LONGEST_OF_GUESTS_NS : longest;
        quiet = busy ? 0 : quiet + 1;
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
