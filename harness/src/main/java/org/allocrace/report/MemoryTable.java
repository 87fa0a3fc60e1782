package org.allocrace.report;

import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.MemoryUse;
import org.allocrace.report.Table.Entry;

/** Memory of one replay. */
final class MemoryTable {
  private MemoryTable() {}

  static Table of(TraceResult trace) {
    return new Table(
        "Memory on " + trace.trace().name() + ": one replay, from one invocation",
        List.of(
            "Contender",
            "Peak resident, whole process",
            "Reserved by the allocator",
            "Requested, live at peak",
            "Reserved / requested (derived)",
            "Collections",
            "Time in collections"),
        measured(trace).stream().map(MemoryTable::row).toList(),
        List.of(
            "The resident peak of Java and OCaml contains the runtime itself; that of the control"
                + " shows how much. "
                + Numbers.NONE
                + ": the runtime cannot tell, or there is no collector."));
  }

  static List<CellResult> measured(TraceResult trace) {
    return trace.cells().stream()
        .filter(cell -> cell.memory() != null && !cell.workDiffers())
        .toList();
  }

  private static Table.Row row(CellResult cell) {
    MemoryUse use = Objects.requireNonNull(cell.memory()).use();
    Long collection = use.collectionNs();
    return new Table.Row(
        cell.contender().name(),
        cell.contender().description(),
        cell.contender().isControl() ? Word.CONTROL.style() : "",
        List.of(
            Entry.of(Numbers.bytes(use.peakResidentBytes())),
            Entry.of(Numbers.bytes(use.reservedBytes())),
            Entry.of(Numbers.bytes(use.requestedLiveBytes())),
            new Entry(overhead(use), "derived"),
            Entry.of(Numbers.count(use.collections())),
            Entry.of(collection == null ? Numbers.NONE : Numbers.nanos(collection))));
  }

  private static String overhead(MemoryUse use) {
    Long reserved = use.reservedBytes();
    Long requested = use.requestedLiveBytes();
    return reserved == null || reserved <= 0 || requested == null || requested <= 0
        ? Numbers.NONE
        : Numbers.times((double) reserved / requested);
  }
}
