package org.allocrace.driver.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.allocrace.driver.ResidentWatch;
import org.allocrace.model.Resident;
import org.jspecify.annotations.Nullable;

/**
 * One run of a replay program. Its output goes through files, so it can print as much as it likes;
 * it is stopped, with all that it started, when its time is over or the caller is interrupted.
 */
final class ReplayProcess {
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 64;

  /**
   * More than any invocation prints; a program that prints more is stopped, for disks are finite.
   */
  private static final int MOST_OUTPUT = 64 << 20;

  private static final long LOOK_NS = 2_000_000_000;

  private static final int MOST_ERROR = 64 << 10;

  /** A Rust panic ends with a line that says nothing, the message stands before it. */
  private static final int LAST_LINES = 3;

  /** Moves the stack of the program, as users' environments do, and says nothing to it. */
  private static final String PADDING = "ALLOCRACE_PADDING";

  private final Launch launch;
  private final Duration limit;
  private final Around around;

  ReplayProcess(Path executable, Duration limit) {
    this(Launch.of(executable), limit, Around.NOTHING);
  }

  ReplayProcess(Launch launch, Duration limit, Around around) {
    this.launch = launch;
    this.limit = limit;
    this.around = around;
  }

  /** Why a program had to be stopped. */
  enum Stop {
    NONE,
    LATE,
    FLOOD
  }

  /**
   * What a run left behind.
   *
   * @param resident null where nobody looked or the system does not tell
   */
  record Ended(
      int exitCode,
      Stop stop,
      List<String> output,
      String lastError,
      Duration limit,
      @Nullable Resident resident) {
    /** How it ended, in words that follow its name. */
    String how() {
      return switch (stop) {
            case NONE -> "ended with " + status();
            case LATE -> "did not end within %d s and was stopped".formatted(limit.toSeconds());
            case FLOOD -> "printed more than %d MiB and was stopped".formatted(MOST_OUTPUT >> 20);
          }
          + lastError;
    }

    /** Whether it came to its own end, and well. */
    boolean isWell() {
      return stop == Stop.NONE && exitCode == 0;
    }

    /** A shell's convention, which the JDK follows: 128 and the signal that ended it. */
    private String status() {
      return exitCode > SIGNALLED && exitCode <= SIGNALLED + LAST_SIGNAL
          ? "signal " + (exitCode - SIGNALLED)
          : "exit code " + exitCode;
    }
  }

  /** Runs it with these arguments. */
  Ended run(List<String> arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("allocrace", ".out");
    Path err = Files.createTempFile("allocrace", ".err");
    try {
      Process process = builder(arguments, out, err).start();
      ResidentWatch watch = around.isWatched() ? ResidentWatch.of(process.pid()) : null;
      Stop stop = Stop.LATE;
      try {
        process.getOutputStream().close();
        stop = waitFor(process, out, err);
      } finally {
        if (stop != Stop.NONE) {
          stop(process);
        }
      }
      Resident resident = watch == null ? null : watch.seen();
      return new Ended(process.exitValue(), stop, lines(out), lastLines(err), limit, resident);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** The variable is there also when it is empty, so that the length is the only difference. */
  private ProcessBuilder builder(List<String> arguments, Path out, Path err) {
    List<String> command = new ArrayList<>(around.before());
    command.add(launch.executable().toString());
    command.addAll(launch.before());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(launch.environment());
    var _ = builder.environment().put(PADDING, "x".repeat(around.paddingBytes()));
    return builder;
  }

  /** It is looked at rarely: it may be timing something. */
  private Stop waitFor(Process process, Path out, Path err)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (Files.size(out) <= MOST_OUTPUT && Files.size(err) <= MOST_OUTPUT) {
      long left = end - System.nanoTime();
      if (process.waitFor(Math.min(left, LOOK_NS), TimeUnit.NANOSECONDS)) {
        return Files.size(out) > MOST_OUTPUT ? Stop.FLOOD : Stop.NONE;
      }
      if (left <= 0) {
        return Stop.LATE;
      }
    }
    return Stop.FLOOD;
  }

  /** Whom it started is asked for first: a dead process has no descendants. */
  private static void stop(Process process) throws InterruptedException {
    List<ProcessHandle> descendants = process.descendants().toList();
    Process stopped = process.destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    var _ = stopped.waitFor();
  }

  /** A program that misbehaves may print bytes that are no UTF-8; they are shown, not thrown. */
  private static List<String> lines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** The end of what it said on standard error, with a colon before it; or nothing. */
  private static String lastLines(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.max(0, Files.size(file) - MOST_ERROR));
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      return last.isEmpty() ? "" : ": " + String.join(" / ", last);
    }
  }
}
