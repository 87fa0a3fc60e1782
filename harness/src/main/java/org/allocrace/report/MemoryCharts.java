package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.MemoryResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.chart.AxisChoice;
import org.allocrace.chart.Curve;
import org.allocrace.chart.MemoryBars;
import org.allocrace.chart.MemoryTimeline;
import org.jspecify.annotations.Nullable;

/** The pictures of the memory of one trace. */
record MemoryCharts(TraceResult trace, String name, String file) {

  List<Chart> all() {
    List<CellResult> cells = MemoryTable.measured(trace);
    List<Chart> charts = new ArrayList<>();
    List<MemoryBars.Group> groups =
        cells.stream().map(MemoryCharts::group).filter(MemoryCharts::hasBar).toList();
    if (!groups.isEmpty()) {
      charts.add(
          new Chart(
              file + "-memory",
              "What the trace had asked for at its peak, what the allocator had taken for it,"
                  + " and the whole process.",
              new MemoryBars(name, "one replay, one invocation", groups).picture()));
    }
    CurveGroup.of(cells).forEach(group -> charts.addAll(timeline(group)));
    return charts;
  }

  private List<Chart> timeline(CurveGroup group) {
    List<Curve> timelines = new ArrayList<>();
    for (CellResult cell : group.cells()) {
      List<Curve.Point> points = timeline(MemoryTable.of(cell));
      if (!points.isEmpty()) {
        timelines.add(new Curve(cell.contender().name(), points));
      }
    }
    return timelines.isEmpty()
        ? List.of()
        : List.of(
            new Chart(
                file + "-" + group.file("timeline"),
                "The whole process as its parent saw it, from its start to its end. The replay is"
                    + " paced with pauses, so that the axis of time says when, not how fast. A"
                    + " contender whose program does not say when its replay began is left out.",
                new MemoryTimeline(
                        group.title(name),
                        "one paced replay, one invocation",
                        timelines,
                        AxisChoice.BY_RANGE)
                    .picture()));
  }

  /**
   * A process that has ended has no memory: that is not a point. Without the begin of the replay
   * there is no place on the axis of time.
   */
  private static List<Curve.Point> timeline(MemoryResult memory) {
    if (memory.use().replayBeginNs() == null) {
      return List.of();
    }
    return memory.timeline().stream()
        .filter(point -> point.bytes() > 0)
        .map(point -> new Curve.Point(point.ms(), point.bytes()))
        .toList();
  }

  private static MemoryBars.Group group(CellResult cell) {
    MemoryResult memory = MemoryTable.of(cell);
    return new MemoryBars.Group(
        cell.contender().name(),
        bar(memory.use().requestedLiveBytes()),
        bar(memory.use().reservedBytes()),
        bar(memory.peak()));
  }

  private static boolean hasBar(MemoryBars.Group group) {
    return group.requested().isPresent()
        || group.reserved().isPresent()
        || group.resident().isPresent();
  }

  private static OptionalDouble bar(@Nullable Long bytes) {
    return bytes == null || bytes <= 0 ? OptionalDouble.empty() : OptionalDouble.of(bytes);
  }
}
