package org.allocrace.report;

import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.InstructionResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.report.Table.Entry;

/** Instructions per operation of native programs: nearly free of noise. */
final class InstructionTable {
  private InstructionTable() {}

  static Table of(TraceResult trace) {
    return new Table(
        "Instructions on %s: instructions per operation, lower is better"
            .formatted(trace.trace().name()),
        List.of("Contender", "Instructions/op", "Least to most of the invocations", "Counted by"),
        trace.cells().stream()
            .filter(cell -> cell.instructions() != null && !cell.workDiffers())
            .map(InstructionTable::row)
            .toList(),
        List.of(
            "Counted over whole replays, start and end of the process taken off; nothing is timed."
                + " Programs that a virtual machine compiles while they run have no such figure."
                + " Fewer instructions are not always less time."));
  }

  private static Table.Row row(CellResult cell) {
    InstructionResult one = Objects.requireNonNull(cell.instructions());
    return Table.Row.of(
        cell,
        List.of(
            Entry.of(Numbers.plain(one.perOperation())),
            Entry.of(
                one.least() < one.most()
                    ? Numbers.plain(one.least()) + " to " + Numbers.plain(one.most())
                    : Numbers.NONE),
            Entry.of(one.tool())));
  }
}
