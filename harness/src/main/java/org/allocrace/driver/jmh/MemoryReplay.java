package org.allocrace.driver.jmh;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.allocrace.model.MemoryUse;
import org.jspecify.annotations.Nullable;

/**
 * Mode memory: one replay in a plain JVM, nothing timed, JMH not loaded, in pieces with a pause
 * after each, so that the parent can watch. The peak is that of the whole process; collections and
 * what they took, which the JVM counts in milliseconds, are those during the replay; allocated is
 * what the replaying thread has allocated on the heap.
 *
 * <p>What {@code java/heap} has reserved is the most of the heap that was in use after a piece,
 * less what was in use before the replay: the objects of the trace with their headers, and those
 * among the dead that the collector had not yet come to. It says how much room the collector let
 * the objects have, not how much they need. What loading the trace has left behind is collected
 * before.
 */
public final class MemoryReplay {
  /** Property: when the parent started this JVM, nanoseconds since 1970. */
  static final String STARTED = "allocrace.fork.started";

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long NS_PER_MS = 1_000_000;
  private static final int PIECES = 200;
  private static final long PAUSE_MS = 5;
  private static final long DRAIN_MS = 50;

  private final Fork fork;

  /** The wall clock is read once: this one costs nothing and allocates nothing. */
  private final long startedNs;

  private MemoryReplay(Fork fork) {
    this.fork = fork;
    startedNs = System.nanoTime() - (epochNs() - Long.parseLong(System.getProperty(STARTED)));
  }

  /** Takes what it shall do from the system properties of {@link ForkRequest}. */
  public static void main(String[] args) {
    Fork.open(fork -> fork.events().memory(new MemoryReplay(fork).run())).close();
  }

  /** Nanoseconds since 1970, as fine as the system's clock is. */
  static long epochNs() {
    Instant now = Instant.now();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }

  private MemoryUse run() {
    long collections = collections();
    long collectionMs = collectionMs();
    long usedBefore = used();
    long mostUsed = usedBefore;
    long allocated = allocated();
    long begin = System.nanoTime();
    long end = begin;
    fork.own().session().begin();
    for (int piece = 0; piece < PIECES; piece++) {
      fork.own().session().run(firstOf(piece), firstOf(piece + 1));
      end = System.nanoTime();
      mostUsed = Math.max(mostUsed, used());
      sleep(PAUSE_MS);
    }
    allocated = allocated() - allocated;
    collections = collections() - collections;
    collectionMs = collectionMs() - collectionMs;
    sleep(DRAIN_MS);
    return new MemoryUse(
        peakResidentBytes(),
        fork.facts().isHeap() ? (Long) (mostUsed - usedBefore) : reserved(),
        fork.trace().figures().peakBytes(),
        collections,
        collectionMs * NS_PER_MS,
        allocated,
        begin - startedNs,
        end - startedNs,
        null);
  }

  /** Of equally many groups each. */
  private int firstOf(int piece) {
    return (int) ((long) fork.own().code().groups() * piece / PIECES);
  }

  private @Nullable Long reserved() {
    OptionalLong reserved = fork.own().contender().reservedBytes();
    return reserved.isPresent() ? (Long) reserved.getAsLong() : null;
  }

  private static void sleep(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the only thread of a fork", e);
    }
  }

  /** Bytes of the heap that are in use, dead objects included. Allocates nothing. */
  private static long used() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .filter(count -> count > 0)
        .sum();
  }

  private static long collectionMs() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .filter(time -> time > 0)
        .sum();
  }

  private static @Nullable Long peakResidentBytes() {
    try {
      return peakOf(Files.readAllLines(STATUS));
    } catch (IOException e) {
      return null; // a system without such a file
    }
  }

  /** The line {@code VmHWM} of proc_pid_status(5), in bytes. */
  static @Nullable Long peakOf(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:") && line.endsWith(" kB"))
        .map(line -> line.substring("VmHWM:".length(), line.length() - " kB".length()).strip())
        .map(kibibytes -> Long.parseLong(kibibytes) * 1024)
        .findFirst()
        .orElse(null);
  }
}
