package org.allocrace.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.file.Path;
import java.util.List;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.Conditions;
import org.allocrace.model.CostPoint;
import org.allocrace.model.Failure;
import org.allocrace.model.InstructionCount;
import org.allocrace.model.Iteration;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.Measurement;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.allocrace.model.Phase;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Programs that end well and say too little. */
class CompletenessTest {
  private static final ClockFacts CLOCK = new ClockFacts("C", 1, 20, 100);
  private static final List<Iteration> ITERATIONS =
      List.of(
          new Iteration(Phase.WARMUP, 0, 9, 12, 1),
          new Iteration(Phase.MEASURE, 0, 9, 12, 1),
          new Iteration(Phase.MEASURE, 1, 9, 12, 1));
  private static final List<CostPoint> WARMING =
      List.of(new CostPoint(12, 90), new CostPoint(24, 99));
  private static final LatencySeries BATCH =
      new LatencySeries(LatencySeries.BATCH, 64, 0, 0, List.of(), List.of());
  private static final LatencySeries SINGLE =
      new LatencySeries(LatencySeries.SINGLE, 1, 0, 0, List.of(), List.of());

  private static LatencySeries series(String name) {
    return new LatencySeries(name, 64, 0, 0, List.of(), List.of());
  }

  private static Outcome measured(
      @Nullable String work,
      @Nullable ClockFacts clock,
      List<Iteration> iterations,
      List<LatencySeries> latency,
      @Nullable MemoryUse memory) {
    return new Outcome.Completed(
        new Measurement("0123abcd", 12, work, clock, WARMING, iterations, latency, memory, null));
  }

  private static InvocationRequest request(Mode mode) {
    return new InvocationRequest(
        "rust/pool",
        Path.of("t.atr"),
        mode,
        new Settings(1, 2, 20, TouchMode.WORD, 1, 120, 64, null),
        Conditions.PLAIN);
  }

  private static void missing(String what, Mode mode, Outcome outcome) {
    Failure failure =
        assertInstanceOf(Outcome.Failed.class, Completeness.check(request(mode), outcome))
            .failure();
    assertEquals(new Failure("incomplete", "it ended without reporting " + what, null), failure);
  }

  private static void complete(Mode mode, Outcome outcome) {
    assertSame(outcome, Completeness.check(request(mode), outcome));
  }

  @Test
  void allThatWasAskedForIsComplete() {
    complete(Mode.THROUGHPUT, measured("0a", CLOCK, ITERATIONS, List.of(), null));
    complete(Mode.LATENCY, measured("0a", CLOCK, ITERATIONS, List.of(BATCH, SINGLE), null));
    complete(
        Mode.OPEN_LOOP,
        measured(
            "0a",
            CLOCK,
            ITERATIONS,
            List.of(series(LatencySeries.SERVICE), series(LatencySeries.RESPONSE)),
            null));
    MemoryUse unknown = new MemoryUse(null, null, null, null, null, null, null, null, null);
    complete(Mode.MEMORY, measured(null, null, List.of(), List.of(), unknown));
    complete(Mode.THROUGHPUT, new Outcome.Failed(new Failure("crashed", "m", null)));
  }

  @Test
  void whatIsMissingIsNamed() {
    List<LatencySeries> both = List.of(BATCH, SINGLE);
    missing("memory", Mode.MEMORY, measured("0a", CLOCK, ITERATIONS, both, null));
    missing("work", Mode.THROUGHPUT, measured(null, CLOCK, ITERATIONS, both, null));
    missing("its clock", Mode.LATENCY, measured("0a", null, ITERATIONS, both, null));
    missing(
        "the series batch", Mode.LATENCY, measured("0a", CLOCK, ITERATIONS, List.of(SINGLE), null));
    missing(
        "the series single", Mode.LATENCY, measured("0a", CLOCK, ITERATIONS, List.of(BATCH), null));
  }

  @Test
  void aThroughputWithoutItsWarmingIsIncomplete() {
    missing(
        "warming",
        Mode.THROUGHPUT,
        new Outcome.Completed(
            new Measurement(
                "0123abcd", 12, "0a", CLOCK, List.of(), ITERATIONS, List.of(), null, null)));
  }

  @Test
  void aGuestThatSaysNothingOfItsHostIsIncomplete() {
    InvocationRequest asked = request(Mode.THROUGHPUT);
    InvocationRequest guest =
        new InvocationRequest(
            "rust/pool@graalwasm",
            asked.trace(),
            asked.mode(),
            asked.settings(),
            asked.conditions());
    Outcome outcome = measured("0a", CLOCK, ITERATIONS, List.of(), null);
    assertEquals(
        new Outcome.Failed(
            new Failure("incomplete", "it ended without reporting what its host costs", null)),
        Completeness.check(guest, outcome));
  }

  @Test
  void anOpenLoopHasBothItsSeries() {
    for (String only : List.of(LatencySeries.SERVICE, LatencySeries.RESPONSE)) {
      String other =
          only.equals(LatencySeries.SERVICE) ? LatencySeries.RESPONSE : LatencySeries.SERVICE;
      missing(
          "the series " + other,
          Mode.OPEN_LOOP,
          measured("0a", CLOCK, ITERATIONS, List.of(series(only)), null));
    }
  }

  @Test
  void instructionsAreCompleteOnceTheyAreCounted() {
    Measurement uncounted =
        new Measurement("0123abcd", 12, null, null, List.of(), List.of(), List.of(), null, null);
    missing("instructions", Mode.INSTRUCTIONS, new Outcome.Completed(uncounted));
    complete(
        Mode.INSTRUCTIONS,
        new Outcome.Completed(uncounted.counted(new InstructionCount("callgrind", 1000, 24))));
  }

  @Test
  void tooFewAndTooManyIterationsAreCounted() {
    missing(
        "the 1 iterations of phase warmup, but 0",
        Mode.THROUGHPUT,
        measured("0a", CLOCK, List.of(), List.of(), null));
    missing(
        "the 2 iterations of phase measure, but 1",
        Mode.THROUGHPUT,
        measured("0a", CLOCK, ITERATIONS.subList(0, 2), List.of(), null));
  }
}
