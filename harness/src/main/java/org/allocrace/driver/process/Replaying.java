package org.allocrace.driver.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.allocrace.driver.EventReader;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Age;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Failure;
import org.allocrace.model.Measurement;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.Settings;

/** One {@code replay} of a program: what it is told, and what its end means. */
final class Replaying {
  /** Failures that the reader found, not the program. */
  private static final Set<String> UNSAID = Set.of("crashed", "garbage");

  private final Launch launch;
  private final Around around;

  Replaying(Launch launch, Around around) {
    this.launch = launch;
    this.around = around;
  }

  /** What the request says, in the options of {@code docs/replay-protocol.md}. */
  static List<String> arguments(InvocationRequest request) {
    Settings settings = request.settings();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                "--contender",
                ContenderFacts.base(request.contender()),
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
                Integer.toString(settings.maxSize())));
    int slowdown = request.conditions().slowdown();
    if (slowdown > 0) {
      arguments.addAll(List.of("--slowdown", Integer.toString(slowdown)));
    }
    if (request.conditions().age() instanceof Age(int occupancy, int multiplier)) {
      arguments.addAll(
          List.of(
              "--occupancy",
              Integer.toString(occupancy),
              "--multiplier",
              Integer.toString(multiplier)));
    }
    if (settings.openLoop() instanceof OpenLoop(var arrivals, int periodNs)) {
      arguments.addAll(
          List.of("--arrivals", arrivals.word(), "--period-ns", Integer.toString(periodNs)));
    }
    return arguments;
  }

  /** Runs it to its end or its limit. */
  Outcome run(List<String> arguments, Duration limit) throws InterruptedException {
    try {
      ReplayProcess.Ended ended = new ReplayProcess(launch, limit, around).run(arguments);
      return switch (ended.stop()) {
        case LATE -> failed("time-limit", "it " + ended.how());
        case FLOOD -> failed("garbage", "it " + ended.how());
        case NONE -> seen(read(ended), ended);
      };
    } catch (IOException e) {
      return failed("not-started", launch + " cannot be run: " + e.getMessage());
    }
  }

  private static Outcome read(ReplayProcess.Ended ended) {
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
    return outcome;
  }

  /** With the resident bytes, where both the program and its parent said something of memory. */
  private static Outcome seen(Outcome outcome, ReplayProcess.Ended ended) {
    return outcome instanceof Outcome.Completed(Measurement m)
            && m.memory() != null
            && ended.resident() != null
        ? new Outcome.Completed(
            new Measurement(
                m.traceCrc(),
                m.operations(),
                m.work(),
                m.clock(),
                m.warming(),
                m.iterations(),
                m.latency(),
                m.memory().seen(ended.resident()),
                m.instructions(),
                m.hosting()))
        : outcome;
  }

  static Outcome failed(String code, String message) {
    return new Outcome.Failed(new Failure(code, message, null));
  }
}
