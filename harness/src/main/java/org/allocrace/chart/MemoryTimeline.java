package org.allocrace.chart;

import java.util.List;
import java.util.stream.DoubleStream;
import org.allocrace.unit.Bytes;
import org.allocrace.unit.Digits;

/**
 * Resident memory of processes over time, one curve a contender; a line at 0, where the replay
 * begins.
 *
 * @param trace the name of the trace, for the title
 * @param note how the figures were come by; may be empty
 * @param curves x is in ms since the replay began, negative before; y is bytes, above zero
 */
public record MemoryTimeline(String trace, String note, List<Curve> curves, AxisChoice axis) {
  private static final double MEBIBYTE = 1 << 20;

  public MemoryTimeline {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    curves = List.copyOf(curves);
    Checks.some(curves, "curve");
    Checks.distinct(curves, Curve::contender, "the contender");
    for (Curve curve : curves) {
      curve.points().forEach(p -> Checks.positive(p.y(), "resident memory", curve.contender()));
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
    double low = amounts().min().orElseThrow();
    double high = amounts().max().orElseThrow();
    boolean logarithmic = axis.logarithmic(low, high);
    return new CurvePlot(
            new Heading(trace + ": resident memory of the process over time", note),
            curves.stream().map(MemoryTimeline::inMebibytes).toList(),
            LinearAxis.between(
                Math.min(0, moments().min().orElseThrow()),
                Math.max(0, moments().max().orElseThrow()),
                Digits::exact),
            "ms since the replay began",
            logarithmic
                ? LogAxis.binary(low, high, mebibytes -> new Bytes(mebibytes * MEBIBYTE).tick())
                : LinearAxis.fromZero(high, Digits::exact),
            logarithmic ? "resident, logarithmic" : "resident, MiB",
            CurvePlot.Joint.STRAIGHT,
            new CurveMarks(
                List.of(new CurveMarks.Vertical(0, "the replay begins")), List.of(), List.of()),
            width)
        .picture();
  }

  private static Curve inMebibytes(Curve curve) {
    return new Curve(
        curve.contender(),
        curve.points().stream().map(p -> new Curve.Point(p.x(), p.y() / MEBIBYTE)).toList());
  }

  private DoubleStream moments() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Curve.Point::x);
  }

  private DoubleStream amounts() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToDouble(p -> p.y() / MEBIBYTE);
  }
}
