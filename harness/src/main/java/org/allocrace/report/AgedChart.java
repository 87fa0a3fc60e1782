package org.allocrace.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allocrace.analysis.AgedResult;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.TraceResult;
import org.allocrace.chart.AgedCurves;
import org.allocrace.chart.AxisChoice;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/** Fresh and aged times of one trace in one picture. */
final class AgedChart {
  private AgedChart() {}

  /**
   * Empty where nothing aged was measured.
   *
   * @param name of the trace, fit for a picture
   * @param file how the name of the picture begins
   */
  static Optional<Chart> of(TraceResult trace, String name, String file) {
    Map<String, List<AgedCurves.Spot>> spots = new LinkedHashMap<>();
    trace.aged().stream()
        .filter(aged -> !aged.workDiffers())
        .sorted(Comparator.comparingInt(AgedResult::occupancy))
        .forEach(
            aged -> {
              SampleEstimate time = aged.nsPerOperation();
              if (time != null) {
                spots
                    .computeIfAbsent(aged.contender().name(), _ -> new ArrayList<>())
                    .add(new AgedCurves.Spot(aged.occupancy(), time(time)));
              }
            });
    List<AgedCurves.Series> series = new ArrayList<>();
    spots.forEach(
        (contender, own) ->
            series.add(new AgedCurves.Series(contender, fresh(trace, contender), own)));
    return series.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Chart(
                file + "-aged",
                "Time per operation by how much of the litter stayed; at the left, not joined to"
                    + " the curve, the same contender without litter.",
                new AgedCurves(
                        name,
                        "median over invocations, interval of 95 %",
                        series,
                        AxisChoice.BY_RANGE)
                    .picture()));
  }

  private static AgedCurves.@Nullable Time fresh(TraceResult trace, String contender) {
    return trace.cells().stream()
        .filter(cell -> cell.contender().name().equals(contender) && Standing.isTimed(cell))
        .map(AgedChart::time)
        .findFirst()
        .orElse(null);
  }

  private static AgedCurves.Time time(CellResult cell) {
    return time(Standing.throughput(cell).nsPerOperation());
  }

  private static AgedCurves.Time time(SampleEstimate estimate) {
    Interval interval = estimate.interval();
    double ns = estimate.point();
    return interval == null
        ? new AgedCurves.Time(ns, ns, ns)
        : new AgedCurves.Time(ns, interval.low(), interval.high());
  }
}
