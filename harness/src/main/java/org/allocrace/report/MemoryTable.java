package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.MemoryResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.report.Table.Entry;
import org.jspecify.annotations.Nullable;

/** Memory of one replay. */
final class MemoryTable {
  /** A figure of every contender. */
  private record Column(String head, String style, Function<MemoryResult, String> figure) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Peak resident, whole process", "", one -> Numbers.bytes(one.peak())),
          new Column("Loaded, before the replay", "", one -> Numbers.bytes(one.loaded())),
          new Column("Drained, after it", "", one -> Numbers.bytes(one.drained())),
          new Column(
              "Reserved by the allocator", "", one -> Numbers.bytes(one.use().reservedBytes())),
          new Column(
              "Requested, live at peak", "", one -> Numbers.bytes(one.use().requestedLiveBytes())),
          new Column(
              "Reserved / requested (derived)",
              "derived",
              one -> one.overhead() == null ? Numbers.NONE : Numbers.times(one.overhead())),
          new Column("Bytes per slot (derived)", "derived", one -> plain(one.bytesPerSlot())),
          new Column("Collections", "", one -> Numbers.count(one.use().collections())),
          new Column("Time in collections", "", one -> nanos(one.use().collectionNs())),
          new Column(
              "Allocated on the collected heap",
              "",
              one -> Numbers.bytes(one.use().allocatedBytes())),
          new Column(
              "Allocated, bytes/op (derived)",
              "derived",
              one -> plain(one.allocatedPerOperation())));

  private MemoryTable() {}

  static Table of(TraceResult trace) {
    List<CellResult> cells = measured(trace);
    List<Column> columns =
        COLUMNS.stream()
            .filter(
                column ->
                    cells.stream()
                        .anyMatch(cell -> !column.figure.apply(of(cell)).equals(Numbers.NONE)))
            .toList();
    List<String> heads = new ArrayList<>(List.of("Contender"));
    columns.forEach(column -> heads.add(column.head));
    return new Table(
        "Memory on " + trace.trace().name() + ": one replay, from one invocation",
        heads,
        cells.stream().map(cell -> row(cell, columns)).toList(),
        notes(cells));
  }

  static List<CellResult> measured(TraceResult trace) {
    return trace.cells().stream()
        .filter(cell -> cell.memory() != null && !cell.workDiffers())
        .toList();
  }

  static MemoryResult of(CellResult cell) {
    return Objects.requireNonNull(cell.memory());
  }

  private static List<String> notes(List<CellResult> cells) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "The resident peak of Java and OCaml contains the runtime itself; that of the control"
            + " shows how much. "
            + Numbers.NONE
            + ": the runtime cannot tell, or there is no collector; a column without any figure is"
            + " left out.");
    if (cells.stream().anyMatch(cell -> of(cell).loaded() != null)) {
      notes.add(
          "Loaded: program, runtime, trace and what the contender reserves beforehand. Drained:"
              + " everything was given back to the allocator; what stays, the allocator keeps.");
    }
    if (cells.stream().anyMatch(cell -> of(cell).allocatedPerOperation() != null)) {
      notes.add(
          "Allocation is given for an operation and not for a second: this replay is paced with"
              + " pauses, so that a rate would be that of the pauses.");
    }
    return notes;
  }

  private static Table.Row row(CellResult cell, List<Column> columns) {
    return Table.Row.of(
        cell,
        columns.stream()
            .map(column -> new Entry(column.figure.apply(of(cell)), column.style))
            .toList());
  }

  private static String plain(@Nullable Double figure) {
    return figure == null ? Numbers.NONE : Numbers.plain(figure);
  }

  private static String nanos(@Nullable Long nanos) {
    return nanos == null ? Numbers.NONE : Numbers.nanos((double) nanos);
  }
}
