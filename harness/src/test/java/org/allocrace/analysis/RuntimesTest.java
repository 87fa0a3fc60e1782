package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Examples;
import org.allocrace.model.Hosting;
import org.allocrace.model.Invocation;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.Placement;
import org.allocrace.model.Run;
import org.allocrace.model.Study;
import org.allocrace.model.TraceFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Scripted contenders on several runtimes; every expected number is worked out by hand. */
class RuntimesTest {
  private final List<String> names = new ArrayList<>();
  private final List<Invocation> invocations = new ArrayList<>();

  private void measured(String contender, @Nullable Hosting hosting, double... nsPerOperation) {
    names.add(contender);
    Cell cell = new Cell(contender, "t");
    for (int block = 0; block < nsPerOperation.length; block++) {
      Measurement usual = Examples.throughput(block, cell, nsPerOperation[block]).measurement();
      assertNotNull(usual);
      Measurement hosted =
          new Measurement(
              usual.traceCrc(),
              usual.operations(),
              usual.work(),
              usual.clock(),
              usual.warming(),
              usual.iterations(),
              usual.latency(),
              usual.memory(),
              usual.instructions(),
              hosting);
      invocations.add(Examples.measured(block, cell, Mode.THROUGHPUT, hosted));
    }
  }

  private static ContenderFacts facts(String name) {
    return new ContenderFacts(name, "", List.of("pool"), Placement.NONE);
  }

  private List<RuntimeResult> analyze() {
    Study small = Examples.study();
    Study study =
        new Study(
            "s", "", List.of("t"), names, List.of(), 1, Examples.SAMPLING, null, small.modes());
    List<CellFacts> cells =
        names.stream()
            .map(
                name ->
                    new CellFacts(
                        new Cell(name, "t"), CellFacts.Status.AGREES, null, "0a", null))
            .toList();
    TraceFacts trace =
        new TraceFacts("t", "t", "pool", "0123abcd", 5000, 2000, 300, 19200, null, null, "");
    Run run = new Run(2, "0.1.0", "now", null, study, List.of(trace), cells, List.of());
    List<ContenderFacts> contenders = names.stream().map(RuntimesTest::facts).toList();
    return new Analyzer(run, contenders, invocations).analyze().traces().getFirst().runtimes();
  }

  private static RuntimeResult result(List<RuntimeResult> all, String contender) {
    return all.stream()
        .filter(one -> one.cell().contender().name().equals(contender))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whereEveryContenderIsOnItsOrdinaryRuntimeThereIsNothing() {
    measured("rust/null", null, 1, 1);
    measured("rust/pool", null, 3, 3);
    assertEquals(List.of(), analyze());
  }

  @Test
  void theSameContenderStandsTogetherItsOrdinaryRuntimeFirst() {
    measured("rust/pool@graalwasm", null, 6, 6);
    measured("rust/null", null, 1, 1);
    measured("rust/pool", null, 3, 3);
    assertEquals(
        List.of("rust/pool", "rust/pool@graalwasm", "rust/null"),
        analyze().stream().map(one -> one.cell().contender().name()).toList());
  }

  @Test
  void aRuntimeIsComparedWithTheOrdinaryOneAndWasmAlsoWithItsCompiler() {
    measured("rust/pool", null, 2.0, 2.2, 2.1, 2.3, 2.4, 2.5);
    measured("rust/pool@1.96", null, 3.0, 3.3, 3.15, 3.45, 3.6, 3.75);
    measured("rust/pool@graalwasm", null, 6.0, 6.6, 6.3, 6.9, 7.2, 7.5);
    List<RuntimeResult> all = analyze();
    RuntimeResult wasm = result(all, "rust/pool@graalwasm");
    // Oracle: every block has the ratios 3 and 2.
    assertEquals(3, Objects.requireNonNull(wasm.toOrdinary()).ratio(), 1e-12);
    assertEquals(2, Objects.requireNonNull(wasm.toCompiler()).ratio(), 1e-12);
    assertEquals("rust/pool@1.96", wasm.toCompiler().reference());
    assertEquals(Verdict.SLOWER, wasm.toOrdinary().verdict());
    assertNull(result(all, "rust/pool").toOrdinary());
    assertNull(result(all, "rust/pool@1.96").toCompiler());
  }

  @Test
  void aFigureIsLoopBoundaryAndAllocator() {
    long operations =
        Objects.requireNonNull(
                Examples.throughput(0, new Cell("rust/null", "t"), 1).measurement())
            .operations();
    Hosting each = new Hosting(9_000_000, 4, operations);
    measured("rust/null", null, 1, 1, 1);
    measured("rust/pool", null, 3, 4, 5);
    measured("rust/null@ffm-op", each, 6, 7, 8);
    measured("rust/pool@ffm-op", each, 8, 10, 9);
    List<RuntimeResult> all = analyze();
    Parts parts = Objects.requireNonNull(result(all, "rust/pool@ffm-op").parts());
    // Oracle: a call of 4 ns for each operation; 7 - 4; the median of 2, 3 and 1.
    assertEquals(4, parts.boundary().point(), 1e-12);
    assertEquals(3, parts.floor().point(), 1e-12);
    assertEquals(2, Objects.requireNonNull(parts.allocator()).point(), 1e-12);
    HostingResult hosting = Objects.requireNonNull(result(all, "rust/pool@ffm-op").hosting());
    assertEquals(9e6, hosting.startNs().point(), 1e-6);
    assertEquals(operations, hosting.calls());
    Parts own = Objects.requireNonNull(result(all, "rust/pool").parts());
    assertEquals(0, own.boundary().point(), 1e-12);
    assertEquals(1, own.floor().point(), 1e-12);
    assertNull(result(all, "rust/pool").hosting());
  }

  @Test
  void withoutTheControlOfItsRuntimeAFigureHasNoParts() {
    measured("rust/null", null, 1, 1, 1);
    measured("rust/pool@graalwasm", new Hosting(1, 20, 1), 6, 7, 8);
    assertNull(result(analyze(), "rust/pool@graalwasm").parts());
  }
}
