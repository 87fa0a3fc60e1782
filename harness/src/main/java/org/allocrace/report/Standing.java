package org.allocrace.report;

import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.ContenderFacts;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/** What the throughput of a cell comes to, in phrases. */
record Standing(TraceResult trace, CellResult cell, ThroughputResult throughput) {

  /** Of a cell that has a throughput. */
  static Standing of(TraceResult trace, CellResult cell) {
    return new Standing(trace, cell, throughput(cell));
  }

  /** Of a cell that has one. */
  static ThroughputResult throughput(CellResult cell) {
    return Objects.requireNonNull(cell.throughput());
  }

  /** Whether it has a throughput that is used. */
  static boolean isTimed(CellResult cell) {
    return cell.throughput() != null && !cell.workDiffers();
  }

  /** Ns an operation; of a cell without throughput infinite, for sorting. */
  static double time(CellResult cell) {
    ThroughputResult throughput = cell.throughput();
    return throughput == null ? Double.POSITIVE_INFINITY : throughput.nsPerOperation().point();
  }

  String traceName() {
    return trace.trace().name();
  }

  Word word() {
    return Word.of(trace, cell);
  }

  @Nullable Comparison comparison() {
    return throughput.toReference();
  }

  /** With the general allocator of the language, or else with the reference. */
  @Nullable Comparison primary() {
    return throughput.toHeap() == null ? comparison() : throughput.toHeap();
  }

  /** Of the primary comparison, for sorting: 1 where there is none. */
  double ratio() {
    Comparison comparison = primary();
    return comparison == null ? 1 : comparison.ratio();
  }

  /** {@code 1.02 ns/op (1.00 to 1.05)}. */
  String gross() {
    String time = Numbers.within(throughput.nsPerOperation());
    int end = time.indexOf(" (");
    return end < 0 ? time + " ns/op" : time.substring(0, end) + " ns/op" + time.substring(end);
  }

  /** {@code 0.71× (0.68 to 0.74) the time of rust/heap: faster; …}. */
  String verdicts() {
    Comparison heap = throughput.toHeap();
    return heap == null ? verdict() : judged(heap) + " and " + verdict();
  }

  /** Against the reference. */
  private String verdict() {
    Comparison comparison = comparison();
    return switch (word()) {
      case REFERENCE -> "the reference itself";
      case FASTER, SLOWER, EQUIVALENT, INCONCLUSIVE -> judged(Objects.requireNonNull(comparison));
      case CONTROL, NOT_COMPARED, NOT_MEASURED, NOT_APPLICABLE, DISAGREES, FAILED, ABSENT ->
          "without a ratio, because " + missing();
    };
  }

  /** {@code 0.71× (0.68 to 0.74) the time of rust/pool: faster}. */
  static String judged(Comparison comparison) {
    Word word = Word.of(comparison);
    return "%s the time of %s (%s%s)"
        .formatted(
            Numbers.ratio(comparison),
            comparison.reference(),
            word.text(),
            word == Word.INCONCLUSIVE ? why(comparison) : "");
  }

  /**
   * Contenders of the same language that may be as fast: their interval overlaps this one's, or one
   * of them has none. The paired comparison with the reference, where it decides, goes first.
   */
  List<String> rivals() {
    Interval own = throughput.nsPerOperation().interval();
    return trace.cells().stream()
        .filter(one -> one.contender().language().equals(cell.contender().language()))
        .filter(one -> !one.contender().isControl() && !one.contender().isHeap())
        .filter(one -> isTimed(one) && !one.equals(cell))
        .filter(one -> isOrdinary(one) || !isOrdinary(cell))
        .map(one -> of(trace, one))
        .filter(one -> !isDecidedAgainst(one))
        .filter(one -> overlaps(own, one.throughput.nsPerOperation().interval()))
        .map(one -> one.cell.contender().name())
        .toList();
  }

  private static boolean isOrdinary(CellResult one) {
    return ContenderFacts.runtime(one.contender().name()) == null;
  }

  private boolean isDecidedAgainst(Standing other) {
    return (word() == Word.FASTER && other.word() == Word.REFERENCE)
        || (word() == Word.REFERENCE && other.word() == Word.SLOWER);
  }

  private static boolean overlaps(@Nullable Interval one, @Nullable Interval other) {
    return one == null || other == null || (one.low() <= other.high() && other.low() <= one.high());
  }

  private static String why(Comparison comparison) {
    Interval interval = comparison.interval();
    if (interval == null) {
      return ": %s, and an interval needs at least %s"
          .formatted(Names.counted(comparison.pairs(), "block"), comparison.pairsNeeded());
    }
    double margin = RunResult.EQUIVALENCE_MARGIN;
    if (interval.isInside(1 / margin, margin)) {
      return ": within the margin of equivalence, but a planted slowdown was not seen, or one of"
          + " the two has no steady state, or the run is invalid";
    }
    return interval.low() > 1 || interval.high() < 1
        ? ": one of the two has no steady state, or the run is invalid"
        : "";
  }

  private String missing() {
    String reference = trace.reference();
    return reference == null
        ? "no reference has figures on this trace"
        : "no block has both it and " + reference;
  }
}
