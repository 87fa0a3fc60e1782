package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.allocrace.driver.Driver;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.engine.Watch;
import org.allocrace.model.Cell;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.Noise;
import org.allocrace.model.ProgramFacts;
import org.allocrace.selftest.GoalResult;
import org.allocrace.selftest.Measured;
import org.allocrace.study.Block;
import org.allocrace.study.Blocks;
import org.junit.jupiter.api.Test;

/** Pairs on a machine whose times follow from the planted slowdown and a small, fixed noise. */
class LivePairsTest {
  private static final Path TRACE = Path.of("lua.pool56.atr");

  /**
   * Takes so many times what is usual at a slowdown in per cent, in the order of the calls; fails
   * where that is not above 0.
   */
  private record Scripted(Factor factor, AtomicInteger calls) implements Driver {
    @Override
    public ProgramFacts describe() throws DriverException {
      throw new DriverException("nobody asks");
    }

    @Override
    public Outcome run(InvocationRequest request) {
      double scale = factor.of(calls.get(), request.conditions().slowdown());
      double noise = 1 + 0.004 * Math.sin(calls.get() * calls.get());
      calls.incrementAndGet();
      return scale > 0
          ? new Outcome.Completed(
              Objects.requireNonNull(
                  Examples.throughput(0, new Cell("rust/pool", "t"), 500 * scale * noise)
                      .measurement()))
          : new Outcome.Failed(new Failure("crashed", "it was killed", null));
    }
  }

  private interface Factor {
    double of(int call, int slowdown);
  }

  private static List<GoalResult> results(int blocks, IntToDoubleFunction factor) throws Exception {
    return results(blocks, (_, slowdown) -> factor.applyAsDouble(slowdown), Watch.BLIND);
  }

  private static List<GoalResult> results(int blocks, Factor factor, Watch watch) throws Exception {
    Scripted driver = new Scripted(factor, new AtomicInteger());
    return new LivePairs(Map.of("rust", driver), TRACE, blocks, 1, watch)
        .results(new PrintWriter(new StringWriter()));
  }

  /** The host takes half of the time of the first invocations. */
  private static Watch stealing(int invocations) {
    return new Watch() {
      private int ended;

      @Override
      public void begin() {}

      @Override
      public Noise end() {
        return new Noise(ended++ < invocations ? 0.5 : 0, 5_000_000, 0);
      }
    };
  }

  private static List<GoalResult.Outcome> outcomes(List<GoalResult> results) {
    return results.stream().map(GoalResult::outcome).toList();
  }

  @Test
  void plantedSlowdownsAreSeenAndTheSameIsNot() throws Exception {
    List<GoalResult> results = results(12, slowdown -> 1 + slowdown / 100.0);
    assertEquals(
        Collections.nCopies(3, GoalResult.Outcome.REACHED), outcomes(results), results.toString());
    assertTrue(results.stream().allMatch(GoalResult::ofMachine));
  }

  @Test
  void aSlowdownThatDoesNotTakePlaceIsNotReached() throws Exception {
    assertEquals(
        List.of(
            GoalResult.Outcome.REACHED,
            GoalResult.Outcome.NOT_REACHED,
            GoalResult.Outcome.NOT_REACHED),
        outcomes(results(12, _ -> 1)));
  }

  /** The plain contender and the second name of an A/A pair look alike to a driver. */
  @Test
  void theSameThatIsCalledFasterIsAsWrongAsTheSameThatIsCalledSlower() throws Exception {
    for (double again : new double[] {0.9, 1.1}) {
      // Blocks are drawn from the seed, so that it is known which call is which.
      List<String> order = new ArrayList<>();
      for (Block block :
          new Blocks(LivePairs.study(List.of("rust/pool"), 12, 1))
              .of(LivePairs.cells(List.of("rust/pool")))) {
        block.steps().forEach(step -> order.add(step.cell().contender()));
      }
      List<GoalResult> results =
          results(
              12,
              (call, slowdown) ->
                  order.get(call).equals("rust/pool+0%") ? again : 1 + slowdown / 100.0,
              Watch.BLIND);
      assertEquals(GoalResult.Outcome.NOT_REACHED, results.getFirst().outcome(), "by " + again);
    }
  }

  @Test
  void aBlockInWhichTheHostTookTheTimeIsMeasuredAgainAndDoesNotCount() throws Exception {
    // Oracle: a block is four invocations; in the noisy one a planted slowdown seems to gain.
    Factor factor = (call, slowdown) -> call < 4 ? 1 / (1 + slowdown / 10.0) : 1 + slowdown / 100.0;
    List<GoalResult> results = results(9, factor, stealing(4));
    assertEquals(Collections.nCopies(3, GoalResult.Outcome.REACHED), outcomes(results));
    // Oracle: the largest of nine differences is negative, p = 33 / 2^9 at least.
    assertEquals(
        List.of(
            GoalResult.Outcome.REACHED,
            GoalResult.Outcome.NOT_REACHED,
            GoalResult.Outcome.NOT_REACHED),
        outcomes(results(9, factor, Watch.BLIND)));
  }

  // Oracle: four comparisons, two of them of the A/A pair, need 4 · 2^-n below 0.01: nine blocks.
  @Test
  void tooFewBlocksAndFailuresAreNotMeasured() throws Exception {
    List<GoalResult> few = results(8, slowdown -> 1 + slowdown / 100.0);
    assertEquals(new Measured.Nothing("8 blocks are too few"), few.getFirst().measured());
    List<GoalResult> failing = results(12, slowdown -> slowdown == 5 ? 0 : 1 + slowdown / 100.0);
    assertEquals(
        List.of(
            GoalResult.Outcome.REACHED,
            GoalResult.Outcome.NOT_MEASURED,
            GoalResult.Outcome.REACHED),
        outcomes(failing));
    assertEquals(new Measured.Nothing("an invocation failed: crashed"), failing.get(1).measured());
  }
}
