package org.allocrace.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.allocrace.driver.Completeness;
import org.allocrace.driver.Driver;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.EventReader;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Failure;
import org.allocrace.model.ProgramFacts;
import org.allocrace.model.Settings;

/** Runs invocations of a native replay program: one process each. */
public final class ProcessDriver implements Driver {
  private static final Duration DESCRIBE_LIMIT = Duration.ofSeconds(30);

  /** Failures that the reader found, not the program. */
  private static final Set<String> UNSAID = Set.of("crashed", "garbage");

  private final Path executable;

  /** Names a program without starting it. */
  public ProcessDriver(Path executable) {
    this.executable = executable;
  }

  @Override
  public ProgramFacts describe() throws DriverException, InterruptedException {
    if (!Files.isExecutable(executable)) {
      throw new DriverException(
          executable
              + " is not there or cannot be executed; any ./allocrace command builds it, and --languages"
              + " leaves its language out");
    }
    try {
      ReplayProcess.Ended ended =
          new ReplayProcess(executable, DESCRIBE_LIMIT).run(List.of("describe"));
      if (!ended.isWell()) {
        throw new DriverException(executable + " describe: it " + ended.how());
      }
      try {
        return EventReader.facts(String.join("", ended.output()));
      } catch (DriverException e) {
        throw new DriverException(executable + " describe: " + e.getMessage(), e);
      }
    } catch (IOException e) {
      throw new DriverException(executable + " cannot be run: " + e.getMessage(), e);
    }
  }

  @Override
  public Outcome run(InvocationRequest request) throws InterruptedException {
    Duration limit = Duration.ofSeconds(request.settings().timeLimitSeconds());
    try {
      ReplayProcess.Ended ended = new ReplayProcess(executable, limit).run(arguments(request));
      switch (ended.stop()) {
        case LATE -> {
          return failed("time-limit", "it " + ended.how());
        }
        case FLOOD -> {
          return failed("garbage", "it " + ended.how());
        }
        case NONE -> {}
      }
      EventReader reader = new EventReader();
      ended.output().forEach(reader::line);
      Outcome outcome = reader.outcome();
      // A program that ended badly without saying so in the protocol: its exit code says more than
      // the half line at which its output breaks off.
      boolean ownWords =
          outcome instanceof Outcome.Failed(var failure) && !UNSAID.contains(failure.code());
      if (ended.exitCode() != 0 && !ownWords) {
        return failed("crashed", "it " + ended.how());
      }
      if (outcome instanceof Outcome.Failed(var failure) && failure.code().equals("crashed")) {
        return failed("crashed", failure.message() + "; it " + ended.how());
      }
      return Completeness.check(request, outcome);
    } catch (IOException e) {
      return failed("not-started", executable + " cannot be run: " + e.getMessage());
    }
  }

  private static List<String> arguments(InvocationRequest request) {
    Settings settings = request.settings();
    return List.of(
        "replay",
        "--contender",
        request.contender(),
        "--trace",
        request.trace().toString(),
        "--mode",
        request.mode().word(),
        "--warmup",
        Integer.toString(settings.warmup()),
        "--iterations",
        Integer.toString(settings.iterations()),
        "--min-iteration-ms",
        Integer.toString(settings.minIterationMs()),
        "--touch",
        settings.touch().word(),
        "--seed",
        Long.toString(settings.seed()),
        "--max-size",
        Integer.toString(settings.maxSize()));
  }

  private static Outcome failed(String code, String message) {
    return new Outcome.Failed(new Failure(code, message, null));
  }
}
