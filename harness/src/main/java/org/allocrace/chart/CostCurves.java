package org.allocrace.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.allocrace.unit.Digits;
import org.allocrace.unit.Nanos;

/**
 * What operations cost in all since a process began, one curve a contender, both axes logarithmic:
 * where two curves cross one contender has overtaken the other.
 *
 * @param trace the name of the trace, for the title
 * @param note how the figures were come by; may be empty
 * @param curves x is a number of operations, y the ns that they took together, both above zero
 */
public record CostCurves(String trace, String note, List<Curve> curves) {
  public CostCurves {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    curves = List.copyOf(curves);
    Checks.some(curves, "curve");
    Checks.distinct(curves, Curve::contender, "the contender");
    for (Curve curve : curves) {
      for (Curve.Point point : curve.points()) {
        Checks.positive(point.x(), "a number of operations", curve.contender());
        Checks.positive(point.y(), "a time", curve.contender());
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
            new Heading(trace + ": time since the first replay, over operations", note),
            curves,
            LogAxis.decimal(
                operations().min().orElseThrow(),
                operations().max().orElseThrow(),
                CostCurves::thousands),
            "operations since the cold start, logarithmic",
            LogAxis.decimal(
                times().min().orElseThrow(),
                times().max().orElseThrow(),
                nanos -> new Nanos(nanos).tick()),
            "time, logarithmic",
            CurvePlot.Joint.STRAIGHT,
            width)
        .picture();
  }

  private static String thousands(double operations) {
    return operations >= 1e9
        ? Digits.exact(operations / 1e9) + " G"
        : operations >= 1e6
            ? Digits.exact(operations / 1e6) + " M"
            : operations >= 1e3 ? Digits.exact(operations / 1e3) + " k" : Digits.exact(operations);
  }

  private DoubleStream operations() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::x);
  }

  private DoubleStream times() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::y);
  }
}
