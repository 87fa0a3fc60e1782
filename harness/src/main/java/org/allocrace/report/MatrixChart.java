package org.allocrace.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.chart.RatioMatrix;
import org.allocrace.chart.RatioMatrix.Cell;

/** All contenders on all traces, as ratios to the reference of each trace. */
final class MatrixChart {
  private MatrixChart() {}

  /** Nothing if no trace has a reference. */
  static Optional<Chart> of(RunResult result, String file) {
    List<TraceResult> traces =
        result.traces().stream().filter(trace -> trace.reference() != null).toList();
    if (traces.isEmpty()) {
      return Optional.empty();
    }
    List<RatioMatrix.Row> rows =
        contenders(traces).stream()
            .map(name -> new RatioMatrix.Row(name, cells(name, traces)))
            .filter(row -> !row.cells().stream().allMatch(Cell.NotApplicable.class::isInstance))
            .toList();
    Set<String> references = new LinkedHashSet<>();
    traces.forEach(trace -> references.add(String.valueOf(trace.reference())));
    RatioMatrix matrix =
        new RatioMatrix(
            references.size() == 1 ? references.iterator().next() : "the reference of each trace",
            "references: " + String.join(", ", references),
            traces.stream().map(trace -> Plain.name(trace.trace().name())).toList(),
            rows);
    return Optional.of(
        new Chart(
            file,
            "Each figure is the time of a contender over that of the trace's reference: below 1 is"
                + " faster. Hatched is inconclusive; empty is not applicable or absent; failed"
                + " covers what disagrees. Intervals stand in the tables below.",
            matrix.picture()));
  }

  /** Without controls, which do not allocate. */
  private static Set<String> contenders(List<TraceResult> traces) {
    Set<String> names = new LinkedHashSet<>();
    for (TraceResult trace : traces) {
      for (CellResult cell : trace.cells()) {
        if (!cell.contender().isControl()) {
          names.add(cell.contender().name());
        }
      }
    }
    return names;
  }

  private static List<Cell> cells(String contender, List<TraceResult> traces) {
    List<Cell> cells = new ArrayList<>();
    for (TraceResult trace : traces) {
      cells.add(
          trace.cells().stream()
              .filter(cell -> cell.contender().name().equals(contender))
              .findFirst()
              .map(cell -> cell(trace, cell))
              .orElse(new Cell.NotApplicable()));
    }
    return cells;
  }

  private static Cell cell(TraceResult trace, CellResult cell) {
    return switch (Word.of(trace, cell)) {
      case FASTER, SLOWER, EQUIVALENT -> new Cell.Conclusive(ratio(cell));
      case INCONCLUSIVE -> new Cell.Inconclusive(ratio(cell));
      case REFERENCE -> new Cell.Conclusive(1);
      case DISAGREES, FAILED -> new Cell.Failed();
      case NOT_APPLICABLE, ABSENT, CONTROL, NOT_COMPARED, NOT_MEASURED -> new Cell.NotApplicable();
    };
  }

  /** Of a cell that was compared with the reference. */
  private static double ratio(CellResult cell) {
    return Objects.requireNonNull(Standing.throughput(cell).toReference()).ratio();
  }
}
