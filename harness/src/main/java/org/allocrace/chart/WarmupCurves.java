package org.allocrace.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.allocrace.unit.Digits;

/**
 * Time per operation from iteration to iteration, warm-up included, of the contenders on one trace.
 *
 * @param trace the name of the trace, for the title
 * @param note how the figures were come by, as "median over 10 invocations"; may be empty
 * @param curves x is the number of the iteration, y the time in ns/op, above zero
 */
public record WarmupCurves(String trace, String note, List<Curve> curves, AxisChoice axis) {
  public WarmupCurves {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    curves = List.copyOf(curves);
    Checks.some(curves, "curve");
    Checks.distinct(curves, Curve::contender, "the contender");
    for (Curve curve : curves) {
      curve.points().forEach(p -> Checks.positive(p.y(), "a time", curve.contender()));
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
    double low = times().min().orElseThrow();
    double high = times().max().orElseThrow();
    boolean logarithmic = axis.logarithmic(low, high);
    return new CurvePlot(
            new Heading(trace + ": time per operation by iteration, in ns/op", note),
            curves,
            LinearAxis.counting(
                iterations().min().orElseThrow(), iterations().max().orElseThrow(), Digits::exact),
            "iteration",
            logarithmic
                ? LogAxis.decimal(low, high, Digits::exact)
                : LinearAxis.fromZero(high, Digits::exact),
            logarithmic ? "ns/op, logarithmic" : "ns/op",
            CurvePlot.Joint.STRAIGHT,
            width)
        .picture();
  }

  private DoubleStream iterations() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::x);
  }

  private DoubleStream times() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::y);
  }
}
