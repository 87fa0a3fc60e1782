package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.HostingResult;
import org.allocrace.analysis.Parts;
import org.allocrace.analysis.RuntimeResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.TraceResult;
import org.allocrace.report.Table.Entry;
import org.allocrace.stats.Interval;

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
            Entry.of(compiler == null ? Numbers.NONE : Numbers.ratio(compiler))));
  }

  /** Loop, boundary, allocator. */
  Table parts() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Derived. Boundary: an empty call of the guest, times calls in a replay, over operations."
            + " Loop floor: the control of the runtime, less the boundary. Allocator: the contender"
            + " less the control, paired by block; about 0 where its interval holds 0.");
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
            new Entry(signed(parts.floor()), "derived"),
            new Entry(one.hosting() == null ? Numbers.NONE : signed(parts.boundary()), "derived"),
            new Entry(
                allocator == null
                    ? Numbers.NONE
                    : signed(allocator) + (isNothing(allocator) ? ": about 0" : ""),
                "derived")));
  }

  private static String signed(SampleEstimate estimate) {
    return Numbers.within(estimate);
  }

  /** Whether the allocator cannot be told from nothing. */
  static boolean isNothing(SampleEstimate allocator) {
    Interval interval = allocator.interval();
    return interval == null ? allocator.point() <= 0 : interval.low() <= 0;
  }

  /** What is paid before the first replay, and for each call. */
  Table hosting() {
    return new Table(
        "Guests on %s: start-up and an empty call, part of no sample".formatted(name),
        List.of(
            "Contender",
            "Start of engine, module and session (95 % interval)",
            "Empty call, ns (95 % interval)",
            "Calls in a replay"),
        trace.runtimes().stream()
            .filter(one -> one.hosting() != null)
            .map(RuntimeTables::hosting)
            .toList(),
        List.of(
            "A library's start is its loading; a module's or script's also that of its engine and"
                + " its parsing. Reading the trace inside the guest, interpreted at first, is part"
                + " of it."));
  }

  private static Table.Row hosting(RuntimeResult one) {
    HostingResult hosting = Objects.requireNonNull(one.hosting());
    return Table.Row.of(
        one.cell(),
        List.of(
            Entry.of(Numbers.nanosWithin(hosting.startNs(), 0)),
            Entry.of(Numbers.within(hosting.callNs())),
            Entry.of(Numbers.count(hosting.calls()))));
  }
}
