package org.allocrace.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.allocrace.unit.Nanos;
import org.allocrace.unit.Percent;

/**
 * The share of times that are at most so long: an empirical distribution function of each contender
 * on one trace, as a staircase over a logarithmic axis of time.
 *
 * @param trace the name of the trace, for the title
 * @param note of what the times are, as "mean of 64 operations", and how they were come by; may be
 *     empty
 * @param curves x is a time in ns, above zero; y the share of samples up to it, from 0 to 1
 */
public record DistributionCurves(String trace, String note, List<Curve> curves) {
  public DistributionCurves {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    curves = List.copyOf(curves);
    Checks.some(curves, "curve");
    Checks.distinct(curves, Curve::contender, "the contender");
    for (Curve curve : curves) {
      double before = 0;
      for (Curve.Point point : curve.points()) {
        Checks.positive(point.x(), "a time", curve.contender());
        if (!(point.y() >= before && point.y() <= 1)) {
          throw new IllegalArgumentException(
              "the shares of " + curve.contender() + " must ascend from 0 to 1: " + point.y());
        }
        before = point.y();
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
            new Heading(trace + ": share of times that are at most so many ns", note),
            curves.stream().map(DistributionCurves::fromZero).toList(),
            LogAxis.decimal(
                times().min().orElseThrow(),
                times().max().orElseThrow(),
                nanos -> new Nanos(nanos).tick()),
            "time, logarithmic",
            LinearAxis.fromZero(1, share -> new Percent(share).tick()),
            "share of times",
            CurvePlot.Joint.STEPS,
            width)
        .picture();
  }

  /** A staircase begins with the riser of its first step. */
  private static Curve fromZero(Curve curve) {
    List<Curve.Point> points = new ArrayList<>(curve.points());
    points.addFirst(new Curve.Point(points.getFirst().x(), 0));
    return new Curve(curve.contender(), points);
  }

  private DoubleStream times() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::x);
  }
}
