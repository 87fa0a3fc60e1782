package org.allocrace.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.allocrace.driver.Completeness;
import org.allocrace.driver.Driver;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.EventReader;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Conditions;
import org.allocrace.model.ProgramFacts;
import org.jspecify.annotations.Nullable;

/**
 * Runs invocations of a native replay program: one process each, two in mode instructions. Not safe
 * for several threads.
 */
public final class ProcessDriver implements Driver {
  private static final Duration DESCRIBE_LIMIT = Duration.ofSeconds(30);

  private static final String NO_COUNTER =
      "nothing here counts instructions: install valgrind (apt-get install valgrind), or perf where"
          + " the machine lets its counters be read";

  private final Launch launch;
  private final SearchPath path;
  private final Pinning pinning;

  /** Looked for when it is first needed; null until it was found. */
  private @Nullable InstructionCounter counter;

  /** Names a program without starting it. */
  public ProcessDriver(Path executable) {
    this(Launch.of(executable));
  }

  /** The same with what its start needs besides. */
  public ProcessDriver(Launch launch) {
    this(launch, SearchPath.ofEnvironment());
  }

  /** With other folders for the programs that pin and count. */
  ProcessDriver(Launch launch, SearchPath path) {
    this.launch = launch;
    this.path = path;
    pinning = new Pinning(path);
  }

  @Override
  public ProgramFacts describe() throws DriverException, InterruptedException {
    if (!Files.isExecutable(launch.executable())) {
      throw new DriverException(
          launch
              + " is not there or cannot be executed; any ./allocrace command builds it, and --languages"
              + " leaves its language out");
    }
    try {
      ReplayProcess.Ended ended =
          new ReplayProcess(launch, DESCRIBE_LIMIT, Around.NOTHING).run(List.of("describe"));
      if (!ended.isWell()) {
        throw new DriverException(launch + " describe: it " + ended.how());
      }
      try {
        return EventReader.facts(String.join("", ended.output()));
      } catch (DriverException e) {
        throw new DriverException(launch + " describe: " + e.getMessage(), e);
      }
    } catch (IOException e) {
      throw new DriverException(launch + " cannot be run: " + e.getMessage(), e);
    }
  }

  @Override
  public boolean canPin(int processor) throws InterruptedException {
    return pinning.isPossible(processor);
  }

  @Override
  public Outcome run(InvocationRequest request) throws InterruptedException {
    Duration limit = Duration.ofSeconds(request.settings().timeLimitSeconds());
    Conditions conditions = request.conditions();
    List<String> pin = pinning.before(conditions.processor());
    Outcome outcome =
        switch (request.mode()) {
          case THROUGHPUT, LATENCY, OPEN_LOOP ->
              replay(request, limit, new Around(pin, conditions.paddingBytes(), false));
          case MEMORY -> replay(request, limit, new Around(pin, conditions.paddingBytes(), true));
          case INSTRUCTIONS -> count(request, limit, new Around(pin, 0, false));
        };
    return Completeness.check(request, outcome);
  }

  private Outcome replay(InvocationRequest request, Duration limit, Around around)
      throws InterruptedException {
    return new Replaying(launch, around).run(Replaying.arguments(request), limit);
  }

  /** The environment is the same in every run: its length is a reason for other counts. */
  private Outcome count(InvocationRequest request, Duration limit, Around around)
      throws InterruptedException {
    if (counter == null) {
      counter = InstructionCounter.find(path).orElse(null);
    }
    return counter == null
        ? Replaying.failed("not-applicable", NO_COUNTER)
        : new InstructionRuns(launch, around, counter).run(request, limit);
  }
}
