package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.Floor;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.Mode;
import org.allocrace.report.Table.Entry;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/** Time per operation of the contenders on a trace. */
final class ThroughputTable {
  /** Said once below a table that has such figures. */
  static final String NO_INTERVAL = "Fewer than six invocations have no 95 % interval.";

  private ThroughputTable() {}

  static Table of(TraceResult trace) {
    String reference = trace.reference();
    List<String> heads =
        List.of(
            "Contender",
            "Time, ns/op (95 % interval)",
            "Floor share (derived)",
            "Net of floor, ns/op (derived)",
            reference == null ? "Ratio (no reference)" : "Ratio to " + reference,
            "Verdict",
            "Ratio to its heap",
            "Smallest detectable change: reference; heap",
            "Invocations");
    List<Table.Row> rows = new ArrayList<>();
    boolean intervals = true;
    for (CellResult cell : trace.cells()) {
      ThroughputResult throughput = cell.throughput();
      if (throughput != null && !cell.workDiffers()) {
        rows.add(row(trace, cell, throughput));
        intervals &= throughput.nsPerOperation().interval() != null;
      }
    }
    return new Table(
        "Throughput on " + trace.trace().name() + ": time per operation, lower is better",
        heads,
        rows,
        notes(trace, intervals));
  }

  private static List<String> notes(TraceResult trace, boolean intervals) {
    List<String> notes = new ArrayList<>();
    if (!intervals) {
      notes.add(NO_INTERVAL);
    }
    for (CellResult cell : trace.cells()) {
      ThroughputResult throughput = cell.throughput();
      if (throughput != null && !cell.workDiffers()) {
        throughput.comparisons().stream()
            .filter(ThroughputTable::isContradicted)
            .map(one -> contradiction(cell.contender().name(), one))
            .forEach(notes::add);
      }
    }
    return notes;
  }

  /** Whether one of the two intervals leaves 1 out and the other does not. */
  private static boolean isContradicted(Comparison comparison) {
    Interval ranks = comparison.interval();
    Interval student = comparison.student();
    return ranks != null && student != null && excludesOne(ranks) != excludesOne(student);
  }

  private static boolean excludesOne(Interval ratio) {
    return ratio.low() > 1 || ratio.high() < 1;
  }

  private static String contradiction(String contender, Comparison comparison) {
    Interval ranks = Objects.requireNonNull(comparison.interval());
    Interval student = Objects.requireNonNull(comparison.student());
    return "Second opinion on %s and %s: Student's t on logarithms gives %s to %s, which %s 1; the interval of the ranks, %s to %s, %s. The verdict is that of the ranks; take it with care."
        .formatted(
            contender,
            comparison.reference(),
            Numbers.plain(student.low()),
            Numbers.plain(student.high()),
            excludesOne(student) ? "leaves out" : "holds",
            Numbers.plain(ranks.low()),
            Numbers.plain(ranks.high()),
            excludesOne(ranks) ? "does not hold it" : "holds it");
  }

  private static Table.Row row(TraceResult trace, CellResult cell, ThroughputResult throughput) {
    Floor floor = throughput.floor();
    Comparison comparison = throughput.toReference();
    Word word = Word.of(trace, cell);
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry(Numbers.within(throughput.nsPerOperation()), "gross"));
    entries.add(
        new Entry(floor == null ? Numbers.NONE : Numbers.percent(floor.share()), "derived"));
    entries.add(
        new Entry(floor == null ? Numbers.NONE : Numbers.plain(floor.net().point()), "derived"));
    entries.add(
        Entry.of(
            word == Word.REFERENCE
                ? "1"
                : comparison == null ? Numbers.NONE : Numbers.ratio(comparison)));
    entries.add(Entry.of(word));
    Comparison heap = throughput.toHeap();
    entries.add(Entry.of(heap == null ? Numbers.NONE : Numbers.ratio(heap)));
    entries.add(Entry.of(detectable(comparison, heap)));
    entries.add(Entry.of(invocations(cell, throughput)));
    return new Table.Row(
        cell.contender().name(), cell.contender().description(), word.style(), entries);
  }

  /** Of both ratios; of one of them where there is no other. */
  private static String detectable(@Nullable Comparison reference, @Nullable Comparison heap) {
    return reference == null && heap == null
        ? Numbers.NONE
        : detectable(reference) + (heap == null ? "" : "; " + detectable(heap));
  }

  private static String detectable(@Nullable Comparison comparison) {
    Double ratio = comparison == null ? null : comparison.detectable();
    return ratio == null ? Numbers.NONE : Numbers.times(ratio);
  }

  private static String invocations(CellResult cell, ThroughputResult throughput) {
    int measured = throughput.nsPerOperation().invocations().size();
    long failed = cell.failed().stream().filter(one -> one.mode() == Mode.THROUGHPUT).count();
    return failed == 0 ? Integer.toString(measured) : measured + ", " + failed + " failed";
  }
}
