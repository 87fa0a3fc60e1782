package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.allocrace.model.Cell;

/** Where another block would help most. */
public final class Widest {
  /** One comparison in so many is measured again. */
  private static final int SHARE = 3;

  private record Open(Cell cell, List<Cell> others, double width) {}

  private Widest() {}

  /**
   * The cells of the third of all comparisons whose intervals are widest (on the log scale; none at
   * all is widest), each with what it is compared with and the control of its language, so that
   * pairs stay whole; and the A/A pairs with their planted slowdowns. Empty where nothing is
   * compared.
   */
  public static List<Cell> of(RunResult run) {
    List<Open> open = new ArrayList<>();
    for (TraceResult trace : run.traces()) {
      for (CellResult cell : trace.cells()) {
        ThroughputResult throughput = cell.throughput();
        if (throughput != null) {
          for (Comparison one : throughput.comparisons()) {
            open.add(open(trace, cell, throughput, one));
          }
        }
      }
    }
    if (open.isEmpty()) {
      return List.of();
    }
    open.sort(Comparator.comparingDouble(Open::width).reversed());
    Set<Cell> cells = new LinkedHashSet<>();
    // The controls need the blocks as well: they decide what the rest may claim.
    for (ControlResult control : run.controls()) {
      cells.add(control.cell());
      control.arms().forEach(cells::add);
    }
    for (Open one : open.subList(0, Math.ceilDiv(open.size(), SHARE))) {
      cells.add(one.cell());
      cells.addAll(one.others());
    }
    return List.copyOf(cells);
  }

  private static Open open(
      TraceResult trace, CellResult cell, ThroughputResult throughput, Comparison comparison) {
    String name = trace.trace().name();
    List<Cell> others = new ArrayList<>();
    others.add(new Cell(comparison.reference(), name));
    if (throughput.floor() != null) {
      others.add(new Cell(throughput.floor().control(), name));
    }
    double width =
        comparison.interval() == null
            ? Double.POSITIVE_INFINITY
            : Math.log(comparison.interval().high() / comparison.interval().low());
    return new Open(cell.facts().cell(), others, width);
  }
}
