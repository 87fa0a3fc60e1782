package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.Measurement;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.allocrace.model.Placement;
import org.allocrace.model.Run;
import org.allocrace.model.Study;
import org.allocrace.model.TraceFacts;
import org.junit.jupiter.api.Test;

/** Scripted runs of one trace; every expected number is worked out by hand. */
class AnalyzerTest {
  private static final List<ContenderFacts> CONTENDERS =
      List.of(
          contender("a/null", Placement.NONE),
          contender("a/pool", Placement.LIFO_POOL),
          contender("b/pool", Placement.LIFO_POOL),
          contender("c/pool", Placement.LIFO_POOL));

  private final List<Invocation> invocations = new ArrayList<>();

  private static ContenderFacts contender(String name, Placement placement) {
    return new ContenderFacts(name, "", List.of("pool"), placement);
  }

  private static Cell cell(String contender) {
    return new Cell(contender, "t");
  }

  /** Adds a block for each value. */
  private void measured(String contender, double... nsPerOperation) {
    for (int block = 0; block < nsPerOperation.length; block++) {
      invocations.add(Examples.throughput(block, cell(contender), nsPerOperation[block]));
    }
  }

  /** Adds a block whose timed loop did other work. */
  private void worked(String contender, String work, int block) {
    Measurement usual = Examples.throughput(block, cell(contender), 2).measurement();
    assertNotNull(usual);
    Measurement other =
        new Measurement(
            usual.traceCrc(),
            usual.operations(),
            work,
            usual.clock(),
            List.of(),
            usual.iterations(),
            List.of(),
            null,
            null);
    invocations.add(Examples.measured(block, cell(contender), Mode.THROUGHPUT, other));
  }

  private RunResult analyze(String... references) {
    Study small = Examples.study();
    Study study =
        new Study(
            "s",
            "",
            List.of("t"),
            List.of(),
            List.of(references),
            1,
            Examples.SAMPLING,
            null,
            small.modes());
    List<CellFacts> cells =
        CONTENDERS.stream()
            .map(
                facts ->
                    new CellFacts(cell(facts.name()), CellFacts.Status.AGREES, null, "0a", null))
            .toList();
    TraceFacts trace =
        new TraceFacts("t", "t", "pool", "0123abcd", 5000, 2000, 300, 19200, null, null, "");
    Run run = new Run(1, "0.1.0", "now", null, study, List.of(trace), cells, List.of());
    return new Analyzer(run, CONTENDERS, invocations).analyze();
  }

  private static CellResult result(RunResult run, String contender) {
    return run.traces().getFirst().cells().stream()
        .filter(one -> one.contender().name().equals(contender))
        .findFirst()
        .orElseThrow();
  }

  private static ThroughputResult throughput(RunResult run, String contender) {
    ThroughputResult throughput = result(run, contender).throughput();
    assertNotNull(throughput);
    return throughput;
  }

  @Test
  void aCellIsTheMedianOfItsInvocationsAndComparedWithTheReference() {
    measured("a/pool", 2.0, 2.1, 2.2, 2.3, 2.4, 2.5);
    measured("b/pool", 4.0, 4.2, 4.4, 4.6, 4.8, 5.0);
    RunResult run = analyze("a/pool");
    assertEquals("a/pool", run.traces().getFirst().reference());
    assertEquals(4.5, throughput(run, "b/pool").nsPerOperation().point(), 1e-12);
    Comparison comparison = throughput(run, "b/pool").toReference();
    assertNotNull(comparison);
    assertEquals(2.0, comparison.ratio(), 1e-12, "every block has the ratio 2");
    assertEquals(Verdict.SLOWER, comparison.verdict());
    assertNull(throughput(run, "a/pool").toReference(), "the reference is not compared");
    assertEquals(1, run.comparisons());
    assertNull(result(run, "c/pool").throughput(), "what was not measured has no figures");
  }

  @Test
  void theReferenceIsTheFirstOfTheStudysThatHasFigures() {
    measured("b/pool", 2, 2, 2);
    assertEquals("b/pool", analyze("a/pool", "b/pool").traces().getFirst().reference());
    assertNull(analyze("a/pool").traces().getFirst().reference());
    assertNull(throughput(analyze("a/pool"), "b/pool").toReference());
    assertNull(analyze().traces().getFirst().reference());
  }

  @Test
  void theFloorIsPairedByBlock() {
    measured("a/null", 4, 1, 3);
    measured("a/pool", 10, 5, 4, 7);
    Floor floor = throughput(analyze(), "a/pool").floor();
    assertNotNull(floor);
    assertEquals("a/null", floor.control());
    // Oracle: shares 0.4, 0.2, 0.75; nets 6, 4, 1; the fourth block has no control.
    assertEquals(0.4, floor.share(), 1e-12);
    assertEquals(List.of(6.0, 4.0, 1.0), floor.net().invocations());
    assertEquals(4, floor.net().point(), 1e-12);
    assertNull(throughput(analyze(), "a/null").floor(), "the control has no floor");
  }

  @Test
  void aLanguageWithoutAControlHasNoFloor() {
    measured("a/null", 1);
    measured("b/pool", 2);
    assertNull(throughput(analyze(), "b/pool").floor());
  }

  @Test
  void aCellWithOtherWorkThanTheMostIsRefusedAndIsNoReference() {
    worked("a/pool", "000000ff", 0);
    worked("b/pool", "00000001", 0);
    worked("c/pool", "00000001", 0);
    worked("a/null", "00000077", 0);
    RunResult run = analyze("a/pool", "b/pool");
    assertTrue(result(run, "a/pool").workDiffers());
    assertNull(result(run, "a/pool").throughput());
    assertFalse(result(run, "b/pool").workDiffers());
    assertFalse(result(run, "a/null").workDiffers(), "another policy is not comparable");
    assertEquals("b/pool", run.traces().getFirst().reference());
    assertTrue(run.disagrees());
  }

  @Test
  void ofTwoThatDifferTheFirstIsTakenToBeRight() {
    worked("a/pool", "00000001", 0);
    worked("b/pool", "000000ff", 0);
    RunResult run = analyze();
    assertFalse(result(run, "a/pool").workDiffers());
    assertTrue(result(run, "b/pool").workDiffers());
  }

  @Test
  void aCellThatDoesOtherWorkFromTimeToTimeIsRefused() {
    worked("a/pool", "00000001", 0);
    worked("a/pool", "00000002", 1);
    assertTrue(result(analyze(), "a/pool").workDiffers());
  }

  @Test
  void aControlThatDiffersIsNoFloor() {
    worked("a/null", "00000001", 0);
    worked("a/null", "00000002", 1);
    measured("a/pool", 5, 6);
    assertNull(throughput(analyze(), "a/pool").floor());
  }

  @Test
  void failedInvocationsAreListedAndCounted() {
    measured("a/pool", 2);
    Invocation failed =
        Examples.failed(1, cell("a/pool"), Mode.LATENCY, new Failure("crashed", "it ended", null));
    invocations.add(failed);
    RunResult run = analyze();
    assertEquals(List.of(failed), result(run, "a/pool").failed());
    assertEquals(List.of(), result(run, "b/pool").failed());
    assertEquals(1, run.measured());
    assertEquals(1, run.failed());
    assertEquals(4 * 7, run.planned(), "4 cells, 6 blocks of throughput and 1 of memory");
  }

  @Test
  void memoryIsThatOfTheLastBlock() {
    MemoryUse early = new MemoryUse(1L, 1L, 1L, null, null, null, null, null, null);
    MemoryUse late = new MemoryUse(2L, 2L, 2L, null, null, null, null, null, null);
    for (int block : new int[] {1, 0}) {
      Measurement measurement =
          new Measurement(
              "0123abcd",
              5,
              null,
              null,
              List.of(),
              List.of(),
              List.of(),
              block == 1 ? late : early,
              null);
      invocations.add(Examples.measured(block, cell("a/pool"), Mode.MEMORY, measurement));
    }
    MemoryResult memory = result(analyze(), "a/pool").memory();
    assertNotNull(memory);
    assertEquals(late, memory.use());
    assertNull(result(analyze(), "b/pool").memory());
  }

  @Test
  void aRunWithoutSamplesHasResultsWithoutFigures() {
    RunResult run = analyze("a/pool");
    assertEquals(4, run.traces().getFirst().cells().size());
    assertEquals(0, run.comparisons());
    assertFalse(run.disagrees());
  }

  @Test
  void anAgedContenderOfWhichEveryInvocationFailedKeepsTheCauseAndCountsAsAFailure() {
    String aged = "a/pool~50%";
    Run run = Examples.agreeing(List.of("a/pool", aged), "a/pool");
    Failure full = new Failure("out-of-memory", "no room for its litter", null);
    List<Invocation> all =
        List.of(
            Examples.throughput(0, cell("a/pool"), 2),
            Examples.failed(0, cell(aged), Mode.THROUGHPUT, full));
    RunResult result = new Analyzer(run, Examples.contenders(List.of("a/pool")), all).analyze();
    AgedResult one = result.traces().getFirst().aged().getFirst();
    assertEquals(full, one.failed().getFirst().failure());
    assertEquals(1, result.failures());
    assertNull(one.toFresh());
  }
}
