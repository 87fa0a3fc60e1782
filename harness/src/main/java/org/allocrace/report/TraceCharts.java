package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.LatencyResult;
import org.allocrace.analysis.OpenLoopResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.Spread;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.analysis.Warming;
import org.allocrace.chart.AxisChoice;
import org.allocrace.chart.CauseBars;
import org.allocrace.chart.CostCurves;
import org.allocrace.chart.Curve;
import org.allocrace.chart.DistributionCurves;
import org.allocrace.chart.IntervalBars;
import org.allocrace.chart.IntervalBars.Bar;
import org.allocrace.chart.PercentileCurves;
import org.allocrace.chart.Picture;
import org.allocrace.chart.ResponseRows;
import org.allocrace.chart.SpreadBoxes;
import org.allocrace.chart.WarmupCurves;
import org.allocrace.stats.Interval;

/** The pictures of one trace. What has no data has no picture. */
final class TraceCharts {
  private final TraceResult trace;
  private final String name;
  private final String file;

  /**
   * Prepares them.
   *
   * @param file how their names begin
   */
  TraceCharts(TraceResult trace, String file) {
    this.trace = trace;
    this.name = Plain.name(trace.trace().name());
    this.file = file;
  }

  /** Of time per operation. */
  List<Chart> throughput() {
    List<CellResult> timed = trace.cells().stream().filter(Standing::isTimed).toList();
    if (timed.isEmpty()) {
      return List.of();
    }
    return List.of(
        chart(
            "throughput",
            "Median over invocations with its 95 % interval. The dashed line is the control of"
                + " the same language: what the replay loop takes without any allocator.",
            new IntervalBars(
                    name, "median over invocations, interval of 95 %", bars(), AxisChoice.BY_RANGE)
                .picture()));
  }

  private List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    for (CellResult cell : trace.cells()) {
      Word word = Word.of(trace, cell);
      if (Standing.isTimed(cell)) {
        bars.add(bar(cell));
      } else if (word.excludes() && word != Word.NOT_APPLICABLE) {
        bars.add(new Bar.Missing(cell.contender().name(), word.text()));
      }
    }
    return bars;
  }

  private static Bar bar(CellResult cell) {
    SampleEstimate time = Standing.throughput(cell).nsPerOperation();
    Interval interval = time.interval();
    String contender = cell.contender().name();
    return interval == null
        ? Bar.Measured.withoutInterval(contender, time.point())
        : new Bar.Measured(contender, time.point(), interval.low(), interval.high());
  }

  /** How far invocations lie apart, and how iterations went. */
  List<Chart> behaviour() {
    List<Chart> charts = new ArrayList<>();
    List<CellResult> timed = trace.cells().stream().filter(Standing::isTimed).toList();
    List<SpreadBoxes.Box> boxes =
        timed.stream().filter(TraceCharts::repeated).map(TraceCharts::box).toList();
    if (!boxes.isEmpty()) {
      charts.add(
          chart(
              "spread",
              "Each point is one invocation, a process of its own. Boxes are quartiles, whiskers"
                  + " reach the extremes.",
              new SpreadBoxes(
                      name,
                      "a point is the median of an invocation; whiskers to the extremes",
                      boxes,
                      AxisChoice.BY_RANGE)
                  .picture()));
    }
    CurveGroup.of(timed).forEach(group -> charts.addAll(warmup(group)));
    return charts;
  }

  private List<Chart> warmup(CurveGroup group) {
    List<Curve> warmup = curves(group, cell -> iterations(Standing.throughput(cell)));
    return warmup.isEmpty()
        ? List.of()
        : List.of(
            chart(
                group.file("warm-up"),
                "Time per operation from iteration to iteration, warm-up included: the median over"
                    + " invocations. A curve that still falls at its end was measured too early.",
                new WarmupCurves(
                        group.title(name), warmupNote(group.cells()), warmup, AxisChoice.BY_RANGE)
                    .picture()));
  }

  /** Of the cost since the first replay; empty where the programs do not tell. */
  List<Chart> costs() {
    List<Chart> charts = new ArrayList<>();
    CurveGroup.of(trace.cells().stream().filter(Standing::isTimed).toList())
        .forEach(group -> charts.addAll(costs(group)));
    return charts;
  }

  private List<Chart> costs(CurveGroup group) {
    List<Curve> curves = new ArrayList<>();
    for (CellResult cell : group.cells()) {
      Warming warming = SteadyTables.warmingOf(cell);
      if (warming != null) {
        curves.add(
            new Curve(
                cell.contender().name(),
                warming.curve().points().stream()
                    .map(point -> new Curve.Point(point.operations(), Math.max(1, point.ns())))
                    .toList()));
      }
    }
    return curves.isEmpty()
        ? List.of()
        : List.of(
            chart(
                group.file("cost"),
                "What operations took in all since the first replay of a process, as far as it was"
                    + " watched; then each goes on at its steady rate. Where two curves cross, one"
                    + " has overtaken the other.",
                new CostCurves(group.title(name), "median over invocations", curves).picture()));
  }

  private static boolean repeated(CellResult cell) {
    return Standing.throughput(cell).nsPerOperation().invocations().size() > 1;
  }

  private static SpreadBoxes.Box box(CellResult cell) {
    SampleEstimate time = Standing.throughput(cell).nsPerOperation();
    Spread spread = Spread.of(time);
    return new SpreadBoxes.Box(
        cell.contender().name(),
        spread.least(),
        spread.firstQuartile(),
        spread.median(),
        spread.thirdQuartile(),
        spread.most(),
        time.invocations());
  }

  private static List<Curve.Point> iterations(ThroughputResult throughput) {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < throughput.iterations().size(); i++) {
      points.add(new Curve.Point(i + 1.0, throughput.iterations().get(i)));
    }
    return points;
  }

  private static String warmupNote(List<CellResult> timed) {
    List<Integer> lengths =
        timed.stream().map(cell -> Standing.throughput(cell).warmup()).distinct().toList();
    return lengths.size() == 1
        ? "median over invocations; the first %s are warm-up".formatted(lengths.getFirst())
        : "median over invocations; warm-up included";
  }

  /** Of latency: the centre by batches, then the tail by single operations. */
  List<Chart> latency() {
    List<Chart> charts = new ArrayList<>();
    List<CurveGroup> groups = CurveGroup.of(LatencyTable.measured(trace));
    groups.forEach(group -> charts.addAll(latency(group)));
    List<CellResult> caused = CauseTable.measured(trace);
    List<String> causes = CauseTable.causes(caused);
    if (!caused.isEmpty() && causes.size() <= CauseBars.MOST_CAUSES) {
      charts.add(
          chart(
              "causes",
              "What was seen to happen during single operations of 1 µs and more. Of a control it"
                  + " is the machine's doing.",
              new CauseBars(
                      name,
                      "all invocations",
                      causes.stream().map(CauseTable::words).map(Plain::name).toList(),
                      caused.stream().map(cell -> causes(cell, causes)).toList())
                  .picture()));
    }
    return charts;
  }

  private List<Chart> latency(CurveGroup group) {
    List<Chart> charts = new ArrayList<>();
    String title = group.title(name);
    String batches = title + ", means of " + LatencyTable.sizes(group.cells()) + " operations";
    List<Curve> percentiles = curves(group, cell -> percentiles(latency(cell)));
    if (!percentiles.isEmpty()) {
      charts.add(
          chart(
              group.file("percentiles"),
              "Percentiles of means of batches, not of single operations. A curve ends where there"
                  + " are too few batches, and begins where it is above the floor of the clock.",
              new PercentileCurves(batches, "median over invocations, in ns/op", percentiles)
                  .picture()));
    }
    List<Curve> shares = curves(group, cell -> steps(latency(cell)));
    if (!shares.isEmpty()) {
      charts.add(
          chart(
              group.file("distribution"),
              "The same batches, merged over invocations for this picture only.",
              new DistributionCurves(batches, "all invocations, in ns/op", shares).picture()));
    }
    List<Curve> tails = curves(group, cell -> tail(latency(cell)));
    if (!tails.isEmpty()) {
      charts.add(
          chart(
              group.file("tail"),
              "Single operations of 1 µs and more, by the share of operations that are shorter."
                  + " Read a contender against the control of its language.",
              new PercentileCurves(
                      title + ", single operations", "1 µs and more, all invocations", tails)
                  .picture()));
    }
    return charts;
  }

  private static CauseBars.Group causes(CellResult cell, List<String> causes) {
    return new CauseBars.Group(
        cell.contender().name(),
        Long.toString(CauseTable.count(cell)),
        causes.stream().map(cause -> CauseTable.share(cell, cause)).toList());
  }

  /** Of an open loop. */
  List<Chart> openLoop() {
    List<CellResult> cells = OpenLoopTable.measured(trace);
    List<ResponseRows.Group> groups =
        cells.stream()
            .map(cell -> new Responses(cell.contender().name(), OpenLoopTable.open(cell)))
            .filter(one -> !one.levels().isEmpty())
            .map(one -> new ResponseRows.Group(one.contender(), one.levels()))
            .toList();
    return groups.isEmpty()
        ? List.of()
        : List.of(
            chart(
                "open-loop",
                "A hollow point is the service time, a full one the response time; the line between"
                    + " them is what a request waited for those before it.",
                new ResponseRows(
                        name, OpenLoopTable.load(cells) + "; median over invocations", groups)
                    .picture()));
  }

  /** Of memory. */
  List<Chart> memory() {
    return new MemoryCharts(trace, name, file).all();
  }

  /** Of the same contenders on several runtimes. */
  List<Chart> runtimes() {
    return RuntimeCharts.of(trace, name, file);
  }

  /** Of aged variants. */
  List<Chart> aged() {
    return AgedChart.of(trace, name, file).stream().toList();
  }

  /** The quantiles of an open loop that are above the floor of the clock, both of them. */
  private record Responses(String contender, OpenLoopResult open) {
    List<ResponseRows.Level> levels() {
      List<ResponseRows.Level> levels = new ArrayList<>();
      for (LatencyResult.QuantileResult service : open.service()) {
        for (LatencyResult.QuantileResult response : open.response()) {
          double least = Math.min(service.ns().point(), response.ns().point());
          if (service.q() == response.q() && least > open.floorNs()) {
            levels.add(
                new ResponseRows.Level(
                    LatencyTable.name(service.q()), service.ns().point(), response.ns().point()));
          }
        }
      }
      return levels;
    }
  }

  private static LatencyResult latency(CellResult cell) {
    return Objects.requireNonNull(cell.latency());
  }

  private static List<Curve.Point> percentiles(LatencyResult latency) {
    return latency.batches().stream()
        .filter(one -> !LatencyTable.isFloor(latency, one) && one.ns().point() > 0)
        .map(one -> new Curve.Point(one.q(), one.ns().point()))
        .toList();
  }

  private static List<Curve.Point> steps(LatencyResult latency) {
    return latency.distribution().stream()
        .filter(step -> step.ns() > latency.floorNs())
        .map(step -> new Curve.Point(step.ns(), step.share()))
        .toList();
  }

  /** Thresholds that no operation reached have no place on an axis that never ends. */
  private static List<Curve.Point> tail(LatencyResult latency) {
    return latency.tail().stream()
        .filter(one -> one.count() > 0 && one.share() < 1)
        .map(one -> new Curve.Point(1 - one.share(), one.ns()))
        .toList();
  }

  private static List<Curve> curves(
      CurveGroup group, Function<CellResult, List<Curve.Point>> points) {
    List<Curve> curves = new ArrayList<>();
    for (CellResult cell : group.cells()) {
      List<Curve.Point> ofCell = points.apply(cell);
      if (!ofCell.isEmpty()) {
        curves.add(new Curve(cell.contender().name(), ofCell));
      }
    }
    return curves;
  }

  private Chart chart(String what, String caption, Picture picture) {
    return new Chart(file + "-" + what, caption, picture);
  }
}
