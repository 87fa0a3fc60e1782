package org.allocrace.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allocrace.model.Resident;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the resident bytes of a process every 5 ms until it is gone, on a thread of its own. For
 * invocations in which nothing is timed: a look costs some microseconds of a processor.
 *
 * <p>The figure is {@code VmRSS} of {@code /proc/PID/status}, the sum of the pages that {@code
 * statm} gives as well, but in kibibytes, so that nobody has to know how large a page is
 * (proc_pid_status(5)). The kernel counts pages in batches; the figure may be off by some dozens of
 * them for each thread.
 */
public final class ResidentWatch {
  private static final int INTERVAL_MS = 5;

  /** Ten seconds at the first interval; memory invocations of most traces take less than two. */
  private static final int MOST_POINTS = 2_000;

  /** A process that has ended and was not collected yet has no such line, nor any memory. */
  private static final Pattern RESIDENT =
      Pattern.compile("^VmRSS:\\s+([0-9]{1,15}) kB$", Pattern.MULTILINE);

  private static final int BYTES_OF_KIB = 1024;

  private final Path status;
  private final long began = System.nanoTime();
  private final ResidentPoints points = new ResidentPoints(INTERVAL_MS, MOST_POINTS);
  private final Thread thread;
  private volatile boolean isOver;

  private ResidentWatch(Path proc, long pid) {
    status = proc.resolve(Long.toString(pid)).resolve("status");
    thread = Thread.ofPlatform().name("resident-watch").daemon().unstarted(this::watch);
  }

  /** Begins to watch a process that was just started. It ends by itself when the process does. */
  public static ResidentWatch of(long pid) {
    return of(Path.of("/proc"), pid);
  }

  static ResidentWatch of(Path proc, long pid) {
    ResidentWatch watch = new ResidentWatch(proc, pid);
    watch.thread.start();
    return watch;
  }

  /**
   * Stops and gives what was seen; null where there is no {@code /proc}, or if the process was gone
   * before the first look.
   */
  public @Nullable Resident seen() throws InterruptedException {
    isOver = true;
    LockSupport.unpark(thread);
    thread.join();
    return points.all();
  }

  /** For tests: waits until it has found the process gone. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** Looks that come late are left out, not made up for. */
  private void watch() {
    long next = began;
    do {
      OptionalLong bytes = look();
      if (bytes.isEmpty()) {
        return;
      }
      long now = System.nanoTime();
      points.add(now - began, bytes.getAsLong());
      long interval = TimeUnit.MILLISECONDS.toNanos(points.intervalMs());
      next += interval * ((now - next) / interval + 1);
      sleepUntil(next);
    } while (!isOver);
  }

  private void sleepUntil(long time) {
    long left = time - System.nanoTime();
    while (left > 0 && !isOver) {
      LockSupport.parkNanos(this, left);
      left = time - System.nanoTime();
    }
  }

  private OptionalLong look() {
    try {
      Matcher matcher = RESIDENT.matcher(Files.readString(status));
      return matcher.find()
          ? OptionalLong.of(Long.parseLong(matcher.group(1)) * BYTES_OF_KIB)
          : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
