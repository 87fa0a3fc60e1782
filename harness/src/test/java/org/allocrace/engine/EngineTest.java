package org.allocrace.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.model.Cell;
import org.allocrace.model.Conditions;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Study;
import org.allocrace.study.Step;
import org.junit.jupiter.api.Test;

/** The engine with a driver that does what a script says. */
class EngineTest {
  private static final Cell POOL = new Cell("rust/pool", "t");
  private static final Cell HEAP = new Cell("rust/heap", "t");

  private final ScriptedDriver driver = new ScriptedDriver();
  private final List<Invocation> journal = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private final Progress progress =
      new Progress() {
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
    return new Step(Mode.THROUGHPUT, block, position, cell);
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
        new Study("s", "", List.of("t"), List.of(), List.of(), 1, Examples.SAMPLING, null, modes);
    return new Engine(
        study, Map.of("rust", driver), Map.of("t", Path.of("t.atr")), Clock.systemUTC());
  }

  private void run(List<Step> steps, Invocation... done) throws Exception {
    engine().run(steps, List.of(done), journal::add, progress);
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
    run(List.of(new Step(Mode.MEMORY, 0, 0, POOL)));
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
    steps.add(new Step(Mode.LATENCY, 0, 0, POOL));
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
    run(List.of(new Step(Mode.LATENCY, 0, 0, POOL)), Examples.throughput(0, POOL, 2));
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
        () -> engine().run(steps(2), List.of(), interrupting, progress));
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
        assertThrows(IOException.class, () -> engine().run(steps(2), List.of(), full, progress));
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
}
