package org.allocrace.chart;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.DoubleStream;
import org.allocrace.unit.Digits;

/**
 * How far the invocations of each contender on one trace lie apart: a box from the first to the
 * third quartile with the median in it, whiskers, and every invocation as a point. The axis just
 * covers the values; it does not start at zero.
 *
 * @param trace the name of the trace, for the title
 * @param note what a point is and where the whiskers end, as "a point is the median of an
 *     invocation; whiskers to the extremes"; may be empty
 * @param boxes from top to bottom
 */
public record SpreadBoxes(String trace, String note, List<Box> boxes, AxisChoice axis) {
  private static final double ROW = 34;
  private static final double BOX = 20;
  private static final double POINT = 5;
  private static final double[] LANES = {0, -4.5, 4.5, -2.25, 2.25};

  /**
   * The invocations of one contender, all figures in ns/op and above zero.
   *
   * @param low end of the lower whisker
   * @param high end of the upper whisker
   * @param points one for each invocation, at least one, in any order; they may lie beyond the
   *     whiskers
   */
  public record Box(
      String contender,
      double low,
      double firstQuartile,
      double median,
      double thirdQuartile,
      double high,
      List<Double> points) {
    public Box {
      Checks.words(contender, "the name of a contender");
      Checks.ascending(
          "whisker, quartiles, whisker",
          contender,
          low,
          firstQuartile,
          median,
          thirdQuartile,
          high);
      points = List.copyOf(points);
      Checks.some(points, "invocation of " + contender);
      points.forEach(point -> Checks.positive(point, "a point", contender));
    }

    private DoubleStream values() {
      return DoubleStream.concat(
          DoubleStream.of(low, high), points.stream().mapToDouble(Double::doubleValue));
    }
  }

  public SpreadBoxes {
    Checks.words(trace, "the name of the trace");
    Checks.line(note, "the note");
    boxes = List.copyOf(boxes);
    Checks.some(boxes, "box");
    Checks.distinct(boxes, Box::contender, "the contender");
  }

  /** The picture, 1000 pixels wide. */
  public Picture picture() {
    return picture(Theme.WIDTH);
  }

  /**
   * The picture; its height follows from the number of boxes.
   *
   * @param width pixels, from 600 to 4000
   */
  public Picture picture(int width) {
    double low = boxes.stream().flatMapToDouble(Box::values).min().orElseThrow();
    double high = boxes.stream().flatMapToDouble(Box::values).max().orElseThrow();
    Axis values =
        axis.logarithmic(low, high)
            ? LogAxis.decimal(low, high, Digits::exact)
            : LinearAxis.between(low, high, Digits::exact);
    Heading heading = new Heading(trace + ": spread of the invocations, in ns/op", note);
    RowPlot plot =
        new RowPlot(
            heading,
            new Legend(List.of()),
            boxes.stream()
                .map(box -> new RowPlot.Row(box.contender(), List.of(figures(box))))
                .toList(),
            "median (quartiles)",
            values,
            axisTitle(values),
            Checks.width(width),
            ROW);
    return new Picture(heading.title(), width, plot.height(), canvas -> paint(canvas, plot));
  }

  private static String axisTitle(Axis axis) {
    return switch (axis) {
      case LogAxis _ -> "ns/op, logarithmic";
      case LinearAxis linear ->
          linear.first() == 0 ? "ns/op" : "ns/op (the axis does not start at zero)";
      case TickedAxis ticked ->
          ticked.low() == 0 ? "ns/op" : "ns/op (the axis does not start at zero)";
    };
  }

  private static String figures(Box box) {
    return Digits.significant(box.median())
        + " ("
        + Digits.significant(box.firstQuartile())
        + " to "
        + Digits.significant(box.thirdQuartile())
        + ")";
  }

  private void paint(Canvas canvas, RowPlot plot) {
    plot.paintFrame(canvas);
    for (int i = 0; i < boxes.size(); i++) {
      paintBox(canvas, plot, boxes.get(i), plot.middle(i));
    }
  }

  private static void paintBox(Canvas canvas, RowPlot plot, Box box, double centre) {
    Color hue = Palette.language(Identity.of(box.contender()).language());
    double boxTop = centre - BOX / 2;
    double left = plot.x(box.firstQuartile());
    double right = plot.x(box.thirdQuartile());
    canvas.line(plot.x(box.low()), centre, left, centre, Theme.WHISKER, hue);
    canvas.line(right, centre, plot.x(box.high()), centre, Theme.WHISKER, hue);
    for (double end : new double[] {box.low(), box.high()}) {
      double x = plot.x(end);
      canvas.line(x, centre - BOX / 4, x, centre + BOX / 4, Theme.WHISKER, hue);
    }
    var body = new Rectangle2D.Double(left, boxTop, Math.max(1, right - left), BOX);
    canvas.fill(body, Palette.lighter(hue, 0.72));
    canvas.draw(body, Theme.WHISKER, hue);
    paintPoints(canvas, plot, box, centre, Palette.darker(hue, 0.35));
    double median = plot.x(box.median());
    canvas.line(median, boxTop, median, boxTop + BOX, Theme.MEDIAN, Theme.INK);
  }

  /** Points take turns in lanes, so that equal values stay countable. */
  private static void paintPoints(Canvas canvas, RowPlot plot, Box box, double centre, Color ink) {
    for (int i = 0; i < box.points().size(); i++) {
      double x = plot.x(box.points().get(i));
      double y = centre + LANES[i % LANES.length];
      var dot = new Ellipse2D.Double(x - POINT / 2, y - POINT / 2, POINT, POINT);
      canvas.fill(dot, Palette.lighter(ink, 0.2));
      canvas.draw(dot, Theme.FINE, Theme.PAPER);
    }
  }
}
