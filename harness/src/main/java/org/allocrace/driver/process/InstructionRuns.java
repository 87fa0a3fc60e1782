package org.allocrace.driver.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.InstructionCount;
import org.allocrace.model.Measurement;

/**
 * Mode instructions: a program is counted with one replay and with 1 + K. Start, loading, the first
 * replay and end are in both, so the difference belongs to K replays.
 */
final class InstructionRuns {
  /**
   * Operations at least. Two runs that do the same differ by some thousand instructions at most,
   * which is then below a thousandth of one instruction an operation; under callgrind they take
   * less than a second.
   */
  private static final long ENOUGH_OPERATIONS = 1 << 20;

  private static final int FEWEST_REPLAYS = 2;

  private final Launch launch;
  private final Around around;
  private final InstructionCounter counter;

  InstructionRuns(Launch launch, Around around, InstructionCounter counter) {
    this.launch = launch;
    this.around = around;
    this.counter = counter;
  }

  private record Counted(Outcome outcome, OptionalLong instructions) {}

  /** Both runs, within one limit. */
  Outcome run(InvocationRequest request, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    Counted first = count(request, 1, limit);
    if (!(first.outcome instanceof Outcome.Completed(Measurement measurement))) {
      return first.outcome;
    }
    long replays = replays(measurement.operations());
    Counted second = count(request, 1 + replays, Duration.ofNanos(end - System.nanoTime()));
    if (second.outcome instanceof Outcome.Failed(var failure)) {
      return failure.code().equals("time-limit")
          ? Replaying.failed(
              "time-limit",
              "its two counted runs did not end within %d s; it was stopped"
                  .formatted(limit.toSeconds()))
          : second.outcome;
    }
    if (first.instructions.isEmpty() || second.instructions.isEmpty()) {
      return Replaying.failed("no-count", counter.tool() + " gave no number of instructions");
    }
    long one = first.instructions.getAsLong();
    long more = second.instructions.getAsLong();
    if (more <= one) {
      return Replaying.failed(
          "no-count",
          "one replay took %d instructions, %d of them took %d".formatted(one, 1 + replays, more));
    }
    return new Outcome.Completed(
        new Measurement(
            measurement.traceCrc(),
            measurement.operations(),
            null,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            new InstructionCount(counter.tool(), more - one, replays * measurement.operations())));
  }

  static long replays(long operations) {
    return Math.max(FEWEST_REPLAYS, Math.ceilDiv(ENOUGH_OPERATIONS, operations));
  }

  private Counted count(InvocationRequest request, long replays, Duration limit)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(Replaying.arguments(request));
    arguments.addAll(List.of("--replays", Long.toString(replays)));
    try {
      Path report = Files.createTempFile("allocrace", ".count");
      try {
        Outcome outcome =
            new Replaying(launch, around.then(counter.before(report))).run(arguments, limit);
        return new Counted(outcome, counter.count(report));
      } finally {
        Files.deleteIfExists(report);
      }
    } catch (IOException e) {
      return new Counted(
          Replaying.failed("not-started", "there is no temporary file: " + e.getMessage()),
          OptionalLong.empty());
    }
  }
}
