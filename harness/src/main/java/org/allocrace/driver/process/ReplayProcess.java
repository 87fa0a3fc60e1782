package org.allocrace.driver.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a replay program. Its output goes through files, so it can print as much as it likes;
 * it is stopped, with all that it started, when its time is over or the caller is interrupted.
 */
final class ReplayProcess {
  private static final int SIGNALLED = 128;

  private final Path executable;
  private final Duration limit;

  ReplayProcess(Path executable, Duration limit) {
    this.executable = executable;
    this.limit = limit;
  }

  /** What a run left behind. */
  record Ended(int exitCode, boolean timedOut, List<String> output, String lastError) {
    /** A shell's convention, which the JDK follows: 128 and the signal that ended it. */
    String status() {
      return exitCode > SIGNALLED ? "signal " + (exitCode - SIGNALLED) : "exit code " + exitCode;
    }
  }

  /** Runs it with these arguments. */
  Ended run(List<String> arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("allocrace", ".out");
    Path err = Files.createTempFile("allocrace", ".err");
    try {
      List<String> command = new ArrayList<>(List.of(executable.toString()));
      command.addAll(arguments);
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = false;
      try {
        process.getOutputStream().close();
        ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        if (!ended) {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          var _ = process.destroyForcibly().waitFor();
        }
      }
      return new Ended(process.exitValue(), !ended, lines(out), lastLine(lines(err)));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  /** A program that misbehaves may print bytes that are no UTF-8; they are shown, not thrown. */
  private static List<String> lines(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static String lastLine(List<String> lines) {
    return lines.isEmpty() ? "" : ": " + lines.getLast();
  }
}
