package org.allocrace.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.allocrace.unit.Nanos;
import org.allocrace.unit.Percentile;

/**
 * Latency at the percentiles of the contenders on one trace. The axis of percentiles stretches
 * towards 100 %, so that 99 % to 99.9 % takes as much room as 90 % to 99 %; both axes are
 * logarithmic.
 *
 * @param trace the name of the trace, for the title
 * @param note of what the latencies are, as "mean of 64 operations", and how they were come by; may
 *     be empty
 * @param curves x is the quantile, from 0 to below 1 (the maximum has no place on this axis), y the
 *     latency in ns, above zero; a curve ends at the last percentile that its samples support
 */
public record PercentileCurves(String trace, String note, List<Curve> curves) {
  public PercentileCurves {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    curves = List.copyOf(curves);
    Checks.some(curves, "curve");
    Checks.distinct(curves, Curve::contender, "the contender");
    for (Curve curve : curves) {
      for (Curve.Point point : curve.points()) {
        if (!(point.x() >= 0 && point.x() < 1)) {
          throw new IllegalArgumentException(
              "a quantile of " + curve.contender() + " must be from 0 to below 1: " + point.x());
        }
        Checks.positive(point.y(), "a latency", curve.contender());
      }
    }
  }

  /** The picture, 1000 pixels wide. */
  public Picture picture() {
    return picture(Theme.WIDTH);
  }

  /**
   * The picture.
   *
   * @param width pixels, from 600 to 4000
   */
  public Picture picture(int width) {
    return new CurvePlot(
            new Heading(trace + ": latency at percentiles, in ns", note),
            curves.stream().map(PercentileCurves::stretched).toList(),
            percentileAxis(),
            "percentile",
            LogAxis.decimal(
                latencies().min().orElseThrow(),
                latencies().max().orElseThrow(),
                nanos -> new Nanos(nanos).tick()),
            "latency, logarithmic",
            CurvePlot.Joint.STRAIGHT,
            width)
        .picture();
  }

  private static Curve stretched(Curve curve) {
    return new Curve(
        curve.contender(),
        curve.points().stream().map(p -> new Curve.Point(1 / (1 - p.x()), p.y())).toList());
  }

  /** From 50 %, or 0 % when a curve starts below, to the first round percentile beyond the data. */
  private Axis percentileAxis() {
    double last = 1 / (1 - quantiles().max().orElseThrow());
    boolean lowerHalf = quantiles().min().orElseThrow() < 0.5;
    int decades = Math.max(1, (int) Math.ceil(Math.log10(last) - 1e-9));
    List<Double> ticks =
        DoubleStream.concat(
                lowerHalf ? DoubleStream.of(1, 2) : DoubleStream.of(2),
                IntStream.rangeClosed(1, decades).mapToDouble(decade -> Math.pow(10, decade)))
            .boxed()
            .toList();
    return new LogAxis(ticks, stretch -> new Percentile(1 - 1 / stretch).text());
  }

  private DoubleStream quantiles() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::x);
  }

  private DoubleStream latencies() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::y);
  }
}
