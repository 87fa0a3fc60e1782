package org.allocrace.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;

/** One chart of each kind over invented figures. No figure is a measurement. */
final class Samples {
  static final String HOSTILE = "<b>&\"";
  static final List<String> NAMES =
      List.of("rust/null", "rust/pool", "java/pool-tuned", "ocaml/heap", HOSTILE);

  private Samples() {}

  /** By name, each made anew from the names of the contenders. */
  static Map<String, Function<List<String>, Picture>> pictures() {
    Map<String, Function<List<String>, Picture>> all = new LinkedHashMap<>();
    all.put("bars", names -> bars(names).picture());
    all.put("percentiles", names -> percentiles(names).picture());
    all.put("distribution", names -> distribution(names).picture());
    all.put("spread", names -> spread(names).picture());
    all.put("warm-up", names -> warmup(names).picture());
    all.put("memory", names -> memory(names).picture());
    all.put("timeline", names -> timeline(names).picture());
    all.put("aged", names -> aged(names).picture());
    all.put("response", names -> response(names).picture());
    all.put("causes", names -> causes(names).picture());
    all.put("parts", names -> parts(names).picture());
    all.put("matrix", names -> matrix(names).picture());
    return all;
  }

  static IntervalBars bars(List<String> names) {
    List<IntervalBars.Bar> bars = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      bars.add(new IntervalBars.Bar.Measured(names.get(i), 5 + i, 4 + i, 7 + i));
    }
    return new IntervalBars("invented", "invented figures", bars, AxisChoice.BY_RANGE);
  }

  static PercentileCurves percentiles(List<String> names) {
    return new PercentileCurves(
        "invented",
        "",
        curves(names, new double[] {0.5, 0.9, 0.99, 0.999}, new double[] {20, 30, 300, 4000}));
  }

  static DistributionCurves distribution(List<String> names) {
    return new DistributionCurves(
        "invented", "", curves(names, new double[] {10, 20, 50}, new double[] {0.2, 0.7, 1}));
  }

  static WarmupCurves warmup(List<String> names) {
    return new WarmupCurves(
        "invented",
        "",
        curves(names, new double[] {1, 2, 3}, new double[] {30, 12, 10}),
        AxisChoice.BY_RANGE);
  }

  static SpreadBoxes spread(List<String> names) {
    return new SpreadBoxes(
        "invented",
        "",
        names.stream()
            .map(name -> new SpreadBoxes.Box(name, 4, 5, 6, 7, 8, List.of(4.0, 5.5, 6.5, 8.0)))
            .toList(),
        AxisChoice.LINEAR);
  }

  static MemoryBars memory(List<String> names) {
    return new MemoryBars(
        "invented",
        "",
        names.stream()
            .map(
                name ->
                    new MemoryBars.Group(
                        name,
                        OptionalDouble.of(1 << 20),
                        OptionalDouble.empty(),
                        OptionalDouble.of(3 << 20)))
            .toList());
  }

  static MemoryTimeline timeline(List<String> names) {
    return new MemoryTimeline(
        "invented",
        "",
        curves(names, new double[] {-40, 0, 100, 900}, new double[] {2e6, 3e6, 9e6, 4e6}),
        AxisChoice.BY_RANGE);
  }

  static AgedCurves aged(List<String> names) {
    List<AgedCurves.Series> series = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      double ns = 5 + 3 * i;
      series.add(
          new AgedCurves.Series(
              names.get(i),
              new AgedCurves.Time(ns, ns - 0.5, ns + 1),
              List.of(
                  new AgedCurves.Spot(10, new AgedCurves.Time(ns + 1, ns + 0.5, ns + 2)),
                  new AgedCurves.Spot(50, new AgedCurves.Time(ns + 3, ns + 3, ns + 3)),
                  new AgedCurves.Spot(90, new AgedCurves.Time(ns + 7, ns + 6, ns + 8)))));
    }
    return new AgedCurves("invented", "", series, AxisChoice.BY_RANGE);
  }

  static ResponseRows response(List<String> names) {
    return new ResponseRows(
        "invented",
        "",
        names.stream()
            .map(
                name ->
                    new ResponseRows.Group(
                        name,
                        List.of(
                            new ResponseRows.Level("p50", 900, 950),
                            new ResponseRows.Level("p99", 1400, 8000))))
            .toList());
  }

  static CauseBars causes(List<String> names) {
    return new CauseBars(
        "invented",
        "",
        List.of("collection", "page fault", "unknown"),
        names.stream()
            .map(name -> new CauseBars.Group(name, "12", List.of(0.25, 0.5, 0.25)))
            .toList());
  }

  static PartBars parts(List<String> names) {
    return new PartBars(
        "invented",
        "",
        names.stream().map(name -> new PartBars.Group(name, "12", 3, 2, 7)).toList());
  }

  static RatioMatrix matrix(List<String> names) {
    return new RatioMatrix(
        "rust/pool",
        "",
        List.of("one", "two", "three"),
        names.stream()
            .map(
                name ->
                    new RatioMatrix.Row(
                        name,
                        List.of(
                            new RatioMatrix.Cell.Conclusive(0.5),
                            new RatioMatrix.Cell.Inconclusive(1.02),
                            new RatioMatrix.Cell.NotApplicable())))
            .toList());
  }

  private static List<Curve> curves(List<String> names, double[] x, double[] y) {
    return names.stream().map(name -> Curve.of(name, x, y)).toList();
  }
}
