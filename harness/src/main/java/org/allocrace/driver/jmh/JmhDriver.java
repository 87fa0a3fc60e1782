package org.allocrace.driver.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.allocrace.driver.Completeness;
import org.allocrace.driver.Driver;
import org.allocrace.driver.EventReader;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Failure;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.ProgramFacts;
import org.allocrace.replay.ReplayException;

/**
 * Runs invocations of Java contenders: a JMH fork each, or in mode memory a plain JVM. One at a
 * time: a driver that is stopped ends the JVMs that this process has started since.
 *
 * <p>Forks inherit the environment of this process: JMH has no way to give one its own. A padding
 * is therefore an argument of the fork. The processor of the conditions is passed over: the
 * compilers and the collector are threads of the same process, and on the processor of the replay
 * they would take its time instead of running beside it.
 */
public final class JmhDriver implements Driver {
  private final ForkHost host;

  /** On the ordinary JVM. */
  public JmhDriver() {
    this(ForkHost.ORDINARY);
  }

  /** On a JVM with other parts, or with a guest in it. */
  public JmhDriver(ForkHost host) {
    this.host = host;
  }

  /** Of the ordinary JVM; a {@link HostedProgram} tells of another. */
  @Override
  public ProgramFacts describe() {
    return Jvm.facts();
  }

  @Override
  public Outcome run(InvocationRequest request) throws InterruptedException {
    if (request.mode() == Mode.INSTRUCTIONS) {
      return failed(
          "not-applicable",
          "the instructions of a JVM are those of its compilers and collector too: they are"
              + " counted for native programs only");
    }
    try {
      Path events = Files.createTempFile("allocrace", ".events");
      try {
        ForkRequest fork = ForkRequest.of(request, events, host.guest());
        Duration limit = Duration.ofSeconds(request.settings().timeLimitSeconds());
        Forked forked =
            request.mode() == Mode.MEMORY
                ? PlainJvm.run(fork, host, limit)
                : JmhRun.run(fork, host, limit);
        return Completeness.check(request, outcome(fork, forked, Files.readAllLines(events)));
      } finally {
        Files.deleteIfExists(events);
      }
    } catch (IOException e) {
      return failed("not-started", "the fork cannot be run: " + e.getMessage());
    }
  }

  private static Outcome outcome(ForkRequest fork, Forked forked, List<String> events) {
    if (forked.timedOut()) {
      return failed(
          "time-limit",
          "it did not end within %d s and was stopped"
              .formatted(fork.settings().timeLimitSeconds()));
    }
    EventReader reader = new EventReader();
    SideFile file = SideFile.of(events);
    file.protocol().forEach(reader::line);
    if (fork.mode() == Mode.THROUGHPUT) {
      addIterations(reader, forked.iterations(), file);
    }
    // A fork that ended without saying so in the protocol: its standard error says more.
    return switch (reader.outcome()) {
      case Outcome.Completed(Measurement measurement) ->
          forked.failed()
              ? failed("crashed", forked.lastLines())
              : new Outcome.Completed(
                  forked.resident() == null ? measurement : measurement.seen(forked.resident()));
      case Outcome.Failed(Failure failure) when failure.code().equals("crashed") -> crashed(forked);
      case Outcome.Failed failed -> failed;
    };
  }

  private static Outcome crashed(Forked forked) {
    boolean memory = forked.lastLines().contains("java.lang.OutOfMemoryError");
    return failed(
        memory ? ReplayException.OUT_OF_MEMORY : "crashed",
        "the fork stopped before its last event: " + forked.lastLines());
  }

  private static void addIterations(
      EventReader reader, List<IterationLog.Timed> iterations, SideFile file) {
    int warmup = 0;
    int measured = 0;
    for (IterationLog.Timed timed : iterations) {
      int index =
          switch (timed.phase()) {
            case WARMUP -> warmup++;
            case MEASURE -> measured++;
          };
      reader.iteration(
          new Iteration(
              timed.phase(),
              index,
              timed.ns(),
              file.operations() * file.replays(),
              file.replays()));
    }
  }

  private static Outcome failed(String code, String message) {
    return new Outcome.Failed(new Failure(code, message, null));
  }
}
