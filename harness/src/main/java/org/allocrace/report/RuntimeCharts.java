package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.Parts;
import org.allocrace.analysis.Remainder;
import org.allocrace.analysis.RuntimeResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.TraceResult;
import org.allocrace.chart.PartBars;
import org.jspecify.annotations.Nullable;

/** Stacked bars of loop, boundary and allocator. */
final class RuntimeCharts {
  private RuntimeCharts() {}

  static List<Chart> of(TraceResult trace, String name, String file) {
    List<PartBars.Group> groups = new ArrayList<>();
    for (RuntimeResult one : trace.runtimes()) {
      Parts parts = one.parts();
      if (parts != null) {
        groups.add(group(one, parts));
      }
    }
    return groups.stream().allMatch(PartBars.Group::isEmpty)
        ? List.of()
        : List.of(
            new Chart(
                file + "-parts",
                "Time of an operation in its parts, medians over invocations. A part that cannot"
                    + " be told from nothing is left out and named; a bar's end is the sum of the"
                    + " parts that are drawn.",
                new PartBars(
                        name, "derived from the control of each runtime and empty calls", groups)
                    .picture()));
  }

  private static PartBars.Group group(RuntimeResult one, Parts parts) {
    return new PartBars.Group(
        one.cell().contender().name(),
        Numbers.plain(Standing.throughput(one.cell()).nsPerOperation().point())
            + named("loop", parts.floorLeft())
            + named("allocator", parts.allocatorLeft()),
        drawn(parts.floor(), parts.floorLeft()),
        Math.max(0, parts.boundary().point()),
        drawn(parts.allocator(), parts.allocatorLeft()));
  }

  private static String named(String part, @Nullable Remainder left) {
    String words = RuntimeTables.words(left);
    return words.isEmpty() ? "" : "; " + part + " " + words;
  }

  /** What is not there has no length. */
  private static double drawn(@Nullable SampleEstimate part, @Nullable Remainder left) {
    return part == null || left != Remainder.SOME ? 0 : part.point();
  }
}
