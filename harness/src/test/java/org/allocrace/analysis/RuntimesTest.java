package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.allocrace.model.Hosting;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Scripted runs; every expected number is worked out by hand from {@link RuntimeRun#ofRust}. */
class RuntimesTest {
  private static final double EXACT = 1e-9;

  private final TraceResult rust = trace(RuntimeRun.ofRust());

  private static TraceResult trace(RuntimeRun run) {
    return run.result().traces().getFirst();
  }

  private static List<String> names(List<CellResult> cells) {
    return cells.stream().map(cell -> cell.contender().name()).toList();
  }

  private RuntimeResult result(String contender) {
    return rust.runtimes().stream()
        .filter(one -> one.cell().contender().name().equals(contender))
        .findFirst()
        .orElseThrow();
  }

  private Parts parts(String contender) {
    Parts parts = result(contender).parts();
    assertNotNull(parts);
    return parts;
  }

  private static void is(double point, double low, double high, @Nullable SampleEstimate estimate) {
    assertNotNull(estimate);
    assertEquals(point, estimate.point(), EXACT);
    Interval interval = estimate.interval();
    assertNotNull(interval);
    assertEquals(low, interval.low(), EXACT);
    assertEquals(high, interval.high(), EXACT);
  }

  private static void is(double ratio, String reference, @Nullable Comparison comparison) {
    assertNotNull(comparison);
    assertEquals(ratio, comparison.ratio(), EXACT);
    assertEquals(reference, comparison.reference());
    assertEquals(6, comparison.pairs());
  }

  @Test
  void contendersStandBesideTheirBaseTheOrdinaryRuntimeFirst() {
    List<String> expected =
        List.of(
            "rust/pool",
            "rust/pool@graalwasm",
            "rust/pool@ffm-op",
            "rust/pool@1.96",
            "rust/null",
            "rust/null@ffm-op",
            "rust/null@graalwasm");
    assertEquals(expected, names(rust.cells()));
    assertEquals(expected, names(rust.runtimes().stream().map(RuntimeResult::cell).toList()));
  }

  @Test
  void aRunOnOrdinaryRuntimesKeepsItsOrderAndHasNoRuntimes() {
    TraceResult plain =
        trace(
            new RuntimeRun().measured("rust/pool", 3).measured("java/pool", 2).measured("a/b", 1));
    assertEquals(List.of("rust/pool", "java/pool", "a/b"), names(plain.cells()));
    assertEquals(List.of(), plain.runtimes());
  }

  // Of the native program nothing is boundary: the floor is 1.0 to 1.5 as measured, and in each
  // block the pool takes 2 more. Six values: the interval is from the least to the most.
  @Test
  void aProgramOfItsOwnHasNoBoundary() {
    Parts pool = parts("rust/pool");
    is(1.25, 1.0, 1.5, pool.floor());
    is(0, 0, 0, pool.boundary());
    is(2, 2, 2, pool.allocator());
    assertEquals(Remainder.SOME, pool.floorLeft());
    assertEquals(Remainder.SOME, pool.allocatorLeft());
  }

  // An empty call of 500 ns, once in 5,000 operations: 0.1 ns each. The control less that: 8.8,
  // 9.1, 9.4, 9.7, 10.0, 10.6. The pool less the control: five times 0.1, and -0.2.
  @Test
  void aWholeReplayACallSpreadsTheBoundaryOverItsOperations() {
    Parts pool = parts("rust/pool@graalwasm");
    is(0.1, 0.1, 0.1, pool.boundary());
    is(9.55, 8.8, 10.6, pool.floor());
    is(0.1, -0.2, 0.1, pool.allocator());
    assertEquals(Remainder.NOT_TOLD, pool.allocatorLeft());
  }

  // A call of 6 ns an operation is more than the whole control, of 5.0 to 5.5 ns: -1.0 to -0.5
  // are left. The pool takes 2 more than the control in each block.
  @Test
  void aBoundaryThatIsMoreThanTheControlLeavesAFloorBelowZero() {
    Parts pool = parts("rust/pool@ffm-op");
    is(6, 6, 6, pool.boundary());
    is(-0.75, -1.0, -0.5, pool.floor());
    is(2, 2, 2, pool.allocator());
    assertEquals(Remainder.BELOW, pool.floorLeft());
  }

  @Test
  void theControlItselfHasNoAllocatorAndAPoolWithoutAControlNoParts() {
    assertNull(parts("rust/null@ffm-op").allocator());
    assertNull(parts("rust/null@ffm-op").allocatorLeft());
    assertNull(result("rust/pool@1.96").parts(), "rust/null@1.96 was not measured");
  }

  @Test
  void withoutAnIntervalThePointAloneSaysWhatIsLeft() {
    assertEquals(Remainder.SOME, Remainder.of(new SampleEstimate(0.5, null, List.of(0.5))));
    assertEquals(Remainder.NOT_TOLD, Remainder.of(new SampleEstimate(0, null, List.of(0.0))));
    assertEquals(Remainder.BELOW, Remainder.of(new SampleEstimate(-0.5, null, List.of(-0.5))));
  }

  // In each block the wasm pool takes 3 times as long as the native one and twice as long as the
  // one by its own compiler, which takes 1.5 times as long.
  @Test
  void runtimesAreComparedWithTheOrdinaryOneAndWithTheirCompilersOwn() {
    RuntimeResult wasm = result("rust/pool@graalwasm");
    is(3, "rust/pool", wasm.toOrdinary());
    is(2, "rust/pool@1.96", wasm.toCompiler());
    is(1.5, "rust/pool", result("rust/pool@1.96").toOrdinary());
    assertNull(result("rust/pool@1.96").toCompiler(), "it is its compiler's own");
    assertNull(result("rust/pool@ffm-op").toCompiler(), "the library is built as the program is");
    assertNull(result("rust/pool").toOrdinary());
    Comparison ordinary = wasm.toOrdinary();
    assertNotNull(ordinary);
    assertEquals(Verdict.SLOWER, ordinary.verdict());
  }

  @Test
  void withFewerThanSixBlocksARatioIsInconclusive() {
    TraceResult few =
        trace(
            new RuntimeRun()
                .measured("rust/pool", 1, 1, 1, 1, 1)
                .measured("rust/pool@1.96", 9, 9, 9, 9, 9));
    Comparison comparison = few.runtimes().get(1).toOrdinary();
    assertNotNull(comparison);
    assertEquals(Verdict.INCONCLUSIVE, comparison.verdict());
    assertEquals(6, comparison.pairsNeeded());
  }

  // Three pools with the reference; beside these two controls with rust/null, and the wasm pool
  // with the one by its compiler. The pools with their ordinary runtime are the first three again.
  @Test
  void aComparisonThatIsMadeTwiceIsCountedOnce() {
    assertEquals(6, RuntimeRun.ofRust().result().comparisons());
  }

  // Starts of 3, 6, 9, 12, 15 and 18 ms.
  @Test
  void startUpAndEmptyCallStandApart() {
    HostingResult hosting = result("rust/pool@ffm-op").hosting();
    assertNotNull(hosting);
    is(10_500_000, 3_000_000, 18_000_000, hosting.startNs());
    is(7, 7, 7, hosting.callNs());
    assertEquals(5000, hosting.calls());
    assertNull(result("rust/pool@1.96").hosting(), "a process of its own is no guest");
  }

  // Cost of 10,000 operations and then of each: rust/pool 70,000 and 4, @graalwasm 125,000 and 5,
  // @ffm 205,000 and 1, ocaml/pool@graaljs 1,010,000 and 2. @ffm is 135,000 behind rust/pool and
  // gains 3 each: 45,000 more; 80,000 behind @graalwasm and gains 4: 20,000. @graaljs is 885,000
  // behind @graalwasm and gains 3: 295,000. It passes rust/pool too, but that is another language
  // and another runtime at once.
  @Test
  void crossoversAreThoseOfOneContenderOnTwoRuntimesAndOfOneAllocatorInTwoGuests() {
    Hosting guest = new Hosting(1, 1, 1);
    TraceResult warmed =
        trace(
            new RuntimeRun()
                .warmed("rust/pool", 50_000, null, 4)
                .warmed("rust/pool@graalwasm", 100_000, guest, 5)
                .warmed("rust/pool@ffm", 200_000, guest, 1)
                .warmed("ocaml/pool@graaljs", 1_000_000, guest, 2));
    assertEquals(
        Set.of(
            new Crossing("rust/pool@ffm", "rust/pool", 55_000, 1),
            new Crossing("rust/pool@ffm", "rust/pool@graalwasm", 30_000, 1),
            new Crossing("ocaml/pool@graaljs", "rust/pool@graalwasm", 305_000, 1)),
        warmed.crossings().stream().collect(Collectors.toSet()));
  }
}
