package org.allocrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.model.Age;
import org.allocrace.model.Ageing;
import org.allocrace.model.Cell;
import org.allocrace.model.Conditions;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Noise;
import org.allocrace.model.Sampling;
import org.allocrace.model.Study;
import org.allocrace.study.Block;
import org.allocrace.study.Step;
import org.junit.jupiter.api.Test;

/** The engine with a driver that does what a script says. */
class EngineTest {
  private static final Cell POOL = new Cell("rust/pool", "t");
  private static final Cell HEAP = new Cell("rust/heap", "t");

  private final ScriptedDriver driver = new ScriptedDriver();
  private final List<Invocation> journal = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Sampling sampling = new Sampling(false, false, 0, 25, null);
  private Watch watch = Watch.BLIND;
  private Guard guard = (_, _) -> Optional.empty();

  private final Progress progress =
      new Progress() {
        @Override
        public void block(Block block) {}

        @Override
        public void noisy(Block block, String why) {
          told.add("noisy " + block.mode().word() + " " + block.number() + ": " + why);
        }

        @Override
        public void started(Step step) {
          told.add("started " + step.cell() + " " + step.block());
        }

        @Override
        public void ended(Invocation invocation) {
          told.add("ended " + invocation.cell() + " " + invocation.block());
        }

        @Override
        public void skipped(Step step) {
          told.add("skipped " + step.cell() + " " + step.block());
        }
      };

  private static Step step(int block, int position, Cell cell) {
    return new Step(Mode.THROUGHPUT, block, 0, position, cell);
  }

  /** The pool before the heap in each block. */
  private static List<Step> steps(int blocks) {
    List<Step> steps = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      steps.add(step(block, 0, POOL));
      steps.add(step(block, 1, HEAP));
    }
    return steps;
  }

  private Engine engine() {
    Map<Mode, Study.Level> modes = new EnumMap<>(Mode.class);
    for (Mode mode : Mode.values()) {
      modes.put(mode, new Study.Level(3, Examples.SETTINGS));
    }
    Study study =
        new Study(
            "s",
            "",
            List.of("t"),
            List.of(),
            List.of(),
            1,
            sampling,
            new Ageing(List.of(50), 3),
            modes);
    return new Engine(
        study,
        Map.of("rust", driver),
        Map.of("t", Path.of("t.atr")),
        Clock.systemUTC(),
        watch,
        guard,
        1);
  }

  /** Each block of each mode, in the order of its steps. */
  private static Plan plan(List<Step> steps) {
    Map<String, List<Step>> blocks = new LinkedHashMap<>();
    for (Step step : steps) {
      blocks.computeIfAbsent(step.mode().word() + step.block(), _ -> new ArrayList<>()).add(step);
    }
    return Plan.of(
        blocks.values().stream()
            .map(own -> new Block(own.getFirst().mode(), own.getFirst().block(), 0, own))
            .toList());
  }

  private void run(List<Step> steps, Invocation... done) throws Exception {
    engine().run(plan(steps), List.of(done), journal::add, progress);
  }

  private static List<String> places(List<Invocation> invocations) {
    return invocations.stream()
        .map(
            one ->
                "%s %d.%d%s"
                    .formatted(
                        one.cell().contender(),
                        one.block(),
                        one.position(),
                        one.failure() == null ? "" : " " + one.failure().code()))
        .toList();
  }

  @Test
  void theStepsRunInTheirOrderAndEachIsJournalledBeforeTheNext() throws Exception {
    run(steps(2));
    assertEquals(
        List.of("rust/pool 0.0", "rust/heap 0.1", "rust/pool 1.0", "rust/heap 1.1"),
        places(journal));
    assertEquals(
        List.of(
            "started rust/pool on t 0",
            "ended rust/pool on t 0",
            "started rust/heap on t 0",
            "ended rust/heap on t 0"),
        told.subList(0, 4));
  }

  @Test
  void theDriverIsToldWhatTheStudySays() throws Exception {
    run(List.of(new Step(Mode.MEMORY, 0, 0, 0, POOL)));
    assertEquals(
        List.of(
            new InvocationRequest(
                "rust/pool", Path.of("t.atr"), Mode.MEMORY, Examples.SETTINGS, Conditions.PLAIN)),
        driver.requests());
  }

  @Test
  void aFailureIsJournalledAndHarmsNoOtherCell() throws Exception {
    driver.fail("rust/pool", 1);
    run(steps(2));
    assertEquals(
        List.of("rust/pool 0.0 crashed", "rust/heap 0.1", "rust/pool 1.0", "rust/heap 1.1"),
        places(journal));
  }

  @Test
  void aCellThatFailedTwiceInAModeIsGivenUpThere() throws Exception {
    driver.fail("rust/pool", 2);
    List<Step> steps = new ArrayList<>(steps(3));
    steps.add(new Step(Mode.LATENCY, 0, 0, 0, POOL));
    run(steps);
    assertEquals(
        List.of(
            "rust/pool 0.0 crashed",
            "rust/heap 0.1",
            "rust/pool 1.0 crashed",
            "rust/heap 1.1",
            "rust/heap 2.1",
            "rust/pool 0.0"),
        places(journal));
    assertEquals(
        List.of("skipped rust/pool on t 2"),
        told.stream().filter(line -> line.startsWith("skipped")).toList());
  }

  @Test
  void whatIsDoneIsNotDoneAgainInWhateverOrderItWas() throws Exception {
    run(
        steps(2),
        Examples.throughput(1, POOL, 2),
        Examples.throughput(0, HEAP, 2),
        Examples.throughput(5, HEAP, 2));
    assertEquals(List.of("rust/pool 0.0", "rust/heap 1.1"), places(journal));
  }

  @Test
  void theSameBlockOfAnotherModeIsNotDone() throws Exception {
    run(List.of(new Step(Mode.LATENCY, 0, 0, 0, POOL)), Examples.throughput(0, POOL, 2));
    assertEquals(List.of("rust/pool 0.0"), places(journal));
  }

  @Test
  void failuresBeforeAResumptionCount() throws Exception {
    driver.fail("rust/pool", 1);
    run(steps(3), Examples.failed(0, POOL, Mode.THROUGHPUT, ScriptedDriver.CRASH));
    assertEquals(
        List.of("rust/heap 0.1", "rust/pool 1.0 crashed", "rust/heap 1.1", "rust/heap 2.1"),
        places(journal));
  }

  @Test
  void anInterruptWithinAnInvocationKeepsWhatEndedBefore() {
    driver.interruptAt(2);
    assertThrows(InterruptedException.class, () -> run(steps(2)));
    assertEquals(List.of("rust/pool 0.0"), places(journal));
  }

  @Test
  void anInterruptBetweenInvocationsStartsNoOther() throws Exception {
    Journal interrupting =
        invocation -> {
          journal.add(invocation);
          Thread.currentThread().interrupt();
        };
    assertThrows(
        InterruptedException.class,
        () -> engine().run(plan(steps(2)), List.of(), interrupting, progress));
    assertEquals(List.of("rust/pool 0.0"), places(journal));
    assertEquals(1, driver.requests().size());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void anInterruptThatKillsTheChildFirstIsNoFailureOfTheChild() {
    driver.fail("rust/pool", 1);
    driver.interruptAfter(1);
    assertThrows(InterruptedException.class, () -> run(steps(2)));
    assertEquals(List.of(), places(journal));
  }

  @Test
  void aJournalThatCannotWriteStopsTheRun() {
    Journal full =
        _ -> {
          throw new IOException("the disk is full");
        };
    var thrown =
        assertThrows(
            IOException.class, () -> engine().run(plan(steps(2)), List.of(), full, progress));
    assertEquals("the disk is full", thrown.getMessage());
    assertEquals(1, driver.requests().size());
    assertEquals(List.of("started rust/pool on t 0"), told);
  }

  @Test
  void aLanguageThatNobodyDrivesIsNamed() {
    var thrown =
        assertThrows(
            NullPointerException.class, () -> run(List.of(step(0, 0, new Cell("go/pool", "t")))));
    assertNotNull(thrown.getMessage());
    assertEquals("the plan names go, nobody has it", thrown.getMessage());
  }

  /** A machine whose blocks of throughput are noisy where a script says so. */
  private void noisyBlocks(Integer... numbers) {
    List<Integer> noisy = new ArrayList<>(List.of(numbers));
    guard =
        (block, _) ->
            !block.isEmpty() && noisy.remove((Integer) block.getFirst().block())
                ? Optional.of("noise")
                : Optional.empty();
  }

  private static List<String> attempts(List<Invocation> invocations) {
    return invocations.stream().map(one -> one.block() + "/" + one.attempt()).toList();
  }

  @Test
  void aNoisyBlockIsRunAgainAsAWholeAndNothingIsLost() throws Exception {
    noisyBlocks(1);
    run(steps(3));
    assertEquals(
        List.of("0/0", "0/0", "1/0", "1/0", "1/1", "1/1", "2/0", "2/0"), attempts(journal));
    assertEquals(
        List.of("noisy throughput 1: noise"),
        told.stream().filter(line -> line.startsWith("noisy")).toList());
  }

  @Test
  void atMostAQuarterOfTheBlocksIsRunAgain() throws Exception {
    // A quarter of three blocks, rounded up, is one; all blocks are noisy, always.
    guard = (_, _) -> Optional.of("noise");
    run(steps(3));
    assertEquals(
        List.of("0/0", "0/0", "0/1", "0/1", "1/0", "1/0", "2/0", "2/0"), attempts(journal));
  }

  @Test
  void withoutExtraBlocksNothingIsRunAgain() throws Exception {
    sampling = new Sampling(false, false, 0, 0, null);
    guard = (_, _) -> Optional.of("noise");
    run(steps(2));
    assertEquals(List.of("0/0", "0/0", "1/0", "1/0"), attempts(journal));
  }

  @Test
  void whetherABlockIsRunAgainIsAskedOfTheMachineAndNotOfTheResults() throws Exception {
    List<Noise> seen = new ArrayList<>();
    watch =
        new Watch() {
          @Override
          public void begin() {}

          @Override
          public Noise end() {
            return new Noise(0.5, 5_000_000, 0);
          }
        };
    guard =
        (block, run) -> {
          block.forEach(one -> seen.add(Objects.requireNonNull(one.noise())));
          assertEquals(List.of(), block.stream().filter(one -> !run.contains(one)).toList());
          return Optional.empty();
        };
    run(steps(1));
    assertEquals(List.of(new Noise(0.5, 5_000_000, 0), new Noise(0.5, 5_000_000, 0)), seen);
  }

  @Test
  void aRunThatWasStoppedInARepetitionGoesOnInIt() throws Exception {
    noisyBlocks(0);
    driver.interruptAt(4);
    assertThrows(InterruptedException.class, () -> run(steps(2)));
    assertEquals(List.of("0/0", "0/0", "0/1"), attempts(journal));
    List<Invocation> before = List.copyOf(journal);
    journal.clear();
    driver.interruptAt(0);
    guard = (_, _) -> Optional.of("noise");
    run(steps(2), before.toArray(Invocation[]::new));
    assertEquals(List.of("0/1", "1/0", "1/0"), attempts(journal), "the allowance is used up");
  }

  @Test
  void blocksThatFollowFromEarlierOnesFollowAgainInAResumedRun() throws Exception {
    Plan twice =
        (number, invocations) -> {
          List<Step> all = steps(3).subList(2 * number, Math.min(6, 2 * number + 2));
          assertEquals(2 * number, invocations.size());
          return number < 2
              ? Optional.of(new Block(Mode.THROUGHPUT, number, 0, all))
              : Optional.empty();
        };
    engine().run(twice, List.of(Examples.throughput(1, HEAP, 2)), journal::add, progress);
    assertEquals(List.of("rust/pool 0.0", "rust/heap 0.1", "rust/pool 1.0"), places(journal));
  }

  @Test
  void aVariantIsItsContenderUnderOtherConditions() throws Exception {
    run(
        List.of(
            step(0, 0, new Cell("rust/pool+5%", "t")), step(0, 1, new Cell("rust/pool~50%", "t"))));
    assertEquals(
        List.of("rust/pool", "rust/pool"),
        driver.requests().stream().map(InvocationRequest::contender).toList());
    assertEquals(
        List.of(new Conditions(5, null, 0, null), new Conditions(0, new Age(50, 3), 0, null)),
        driver.requests().stream().map(InvocationRequest::conditions).toList());
    assertEquals("rust/pool+5%", journal.getFirst().cell().contender());
  }

  @Test
  void everyInvocationHasAPaddingOfItsOwnAndAResumedRunTheSame() throws Exception {
    sampling = new Sampling(true, true, 0, 25, null);
    run(steps(3));
    List<Integer> first =
        journal.stream().map(one -> Objects.requireNonNull(one.paddingBytes())).toList();
    assertEquals(6, Set.copyOf(first).size(), first.toString());
    first.forEach(padding -> assertTrue(padding >= 0 && padding <= 4096));
    journal.clear();
    run(steps(3));
    assertEquals(first, journal.stream().map(Invocation::paddingBytes).toList());
    journal.forEach(one -> assertNull(one.processor(), "this driver cannot pin"));
  }
}
