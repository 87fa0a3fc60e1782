package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.Parts;
import org.allocrace.analysis.Remainder;
import org.allocrace.analysis.RuntimeResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.TraceResult;
import org.allocrace.report.Table.Entry;
import org.jspecify.annotations.Nullable;

/** The same contenders on several runtimes: how they compare, what their time consists of. */
final class RuntimeTables {
  private final TraceResult trace;
  private final String name;

  RuntimeTables(TraceResult trace) {
    this.trace = trace;
    this.name = trace.trace().name();
  }

  /** Each with its ordinary runtime. */
  Table ratios() {
    return new Table(
        "Runtimes on %s: each contender next to its ordinary runtime".formatted(name),
        List.of(
            "Contender",
            "Time, ns/op (95 % interval)",
            "Ratio to its ordinary runtime",
            "Verdict",
            "Ratio to the same compiler's own program"),
        trace.runtimes().stream().map(RuntimeTables::ratio).toList(),
        List.of(
            "The ordinary runtime of Rust and OCaml is a process by the first compiler of the path;"
                + " of Java, HotSpot with C2 and G1. A wasm module may be built by another compiler"
                + " than that: the last column leaves that difference out."));
  }

  private static Table.Row ratio(RuntimeResult one) {
    Comparison ordinary = one.toOrdinary();
    Comparison compiler = one.toCompiler();
    return Table.Row.of(
        one.cell(),
        List.of(
            new Entry(Numbers.within(Standing.throughput(one.cell()).nsPerOperation()), "gross"),
            Entry.of(ordinary == null ? Numbers.NONE : Numbers.ratio(ordinary)),
            ordinary == null ? Entry.of(Numbers.NONE) : Entry.of(Word.of(ordinary)),
            Entry.of(
                compiler == null
                    ? Numbers.NONE
                    : Numbers.ratio(compiler) + ": " + Word.of(compiler).text())));
  }

  /** Loop, boundary, allocator. */
  Table parts() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Derived. Boundary: an empty call of the guest, times calls in a replay, over operations."
            + " Loop floor: the control of the runtime, less the boundary. Allocator: the contender"
            + " less the control, paired by block. A part is “not told from 0” where its interval"
            + " holds 0, and “below 0” where all of it is: then what was taken off is not contained"
            + " in the figure.");
    return new Table(
        "Loop, boundary, allocator on %s: where the time of an operation goes, ns".formatted(name),
        List.of("Contender", "Loop floor", "Boundary", "Allocator"),
        trace.runtimes().stream()
            .filter(one -> one.parts() != null)
            .map(RuntimeTables::part)
            .toList(),
        notes);
  }

  private static Table.Row part(RuntimeResult one) {
    Parts parts = Objects.requireNonNull(one.parts());
    SampleEstimate allocator = parts.allocator();
    return Table.Row.of(
        one.cell(),
        List.of(
            new Entry(part(parts.floor(), parts.floorLeft()), "derived"),
            new Entry(
                one.hosting() == null ? Numbers.NONE : Numbers.within(parts.boundary()), "derived"),
            new Entry(
                allocator == null ? Numbers.NONE : part(allocator, parts.allocatorLeft()),
                "derived")));
  }

  private static String part(SampleEstimate estimate, @Nullable Remainder left) {
    String words = words(left);
    return Numbers.within(estimate) + (words.isEmpty() ? "" : ": " + words);
  }

  /** Empty for a part that is there. */
  static String words(@Nullable Remainder left) {
    if (left == null) {
      return "";
    }
    return switch (left) {
      case SOME -> "";
      case NOT_TOLD -> "not told from 0";
      case BELOW -> "below 0";
    };
  }
}
