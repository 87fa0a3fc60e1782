package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.allocrace.analysis.Parts;
import org.allocrace.analysis.RuntimeResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.TraceResult;
import org.allocrace.chart.PartBars;

/** Stacked bars of loop, boundary and allocator. */
final class RuntimeCharts {
  private RuntimeCharts() {}

  static List<Chart> of(TraceResult trace, String name, String file) {
    List<PartBars.Group> groups = new ArrayList<>();
    for (RuntimeResult one : trace.runtimes()) {
      if (one.parts() != null) {
        groups.add(group(one, Objects.requireNonNull(one.parts())));
      }
    }
    return groups.isEmpty()
        ? List.of()
        : List.of(
            new Chart(
                file + "-parts",
                "Time of an operation in its parts, medians over invocations. A part that cannot"
                    + " be told from nothing is left out; a bar's end is the sum of its parts.",
                new PartBars(
                        name, "derived from the control of each runtime and empty calls", groups)
                    .picture()));
  }

  private static PartBars.Group group(RuntimeResult one, Parts parts) {
    SampleEstimate allocator = parts.allocator();
    boolean none = allocator == null || RuntimeTables.isNothing(allocator);
    return new PartBars.Group(
        one.cell().contender().name(),
        Numbers.plain(Standing.throughput(one.cell()).nsPerOperation().point()),
        Math.max(0, parts.floor().point()),
        Math.max(0, parts.boundary().point()),
        none ? 0 : Math.max(0, Objects.requireNonNull(allocator).point()));
  }
}
