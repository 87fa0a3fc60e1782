package org.allocrace.chart;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;

/**
 * What stands beside the curves of a plot, in the units of its axes. Curves are named by their
 * number.
 *
 * @param verticals moments that all curves share
 * @param whiskers intervals of points
 * @param lone points that no line joins to their curve
 */
record CurveMarks(List<Vertical> verticals, List<Whisker> whiskers, List<Lone> lone) {
  static final CurveMarks NONE = new CurveMarks(List.of(), List.of(), List.of());

  private static final double CAP = 4;

  CurveMarks {
    verticals = List.copyOf(verticals);
    whiskers = List.copyOf(whiskers);
    lone = List.copyOf(lone);
  }

  /** A dashed line from top to bottom, with words at its head. */
  record Vertical(double x, String words) {}

  /** From the low to the high end of an interval. */
  record Whisker(int curve, double x, double low, double high) {}

  /** A marker. */
  record Lone(int curve, double x, double y) {}

  /** Where positions from 0 to 1 of both axes are, in pixels; y grows downwards. */
  record Frame(double start, double end, double floor, double ceiling) {
    double x(double position) {
      return start + position * (end - start);
    }

    double y(double position) {
      return floor + position * (ceiling - floor);
    }
  }

  /** Below the curves. */
  void paint(Canvas canvas, Frame frame, Axis xAxis, Axis yAxis, List<LineLook> looks, int size) {
    for (Vertical one : verticals) {
      double x = frame.x(xAxis.position(one.x()));
      canvas.line(x, frame.ceiling(), x, frame.floor(), Theme.DASHED, Theme.MUTED);
      canvas.text(
          one.words(), x + 5, frame.ceiling() + 14, Canvas.Anchor.START, Theme.TICK, Theme.MUTED);
    }
    for (Whisker one : whiskers) {
      Color colour = looks.get(one.curve()).colour();
      double x = frame.x(xAxis.position(one.x()));
      double low = frame.y(yAxis.position(one.low()));
      double high = frame.y(yAxis.position(one.high()));
      canvas.line(x, low, x, high, Theme.WHISKER, colour);
      canvas.line(x - CAP, low, x + CAP, low, Theme.WHISKER, colour);
      canvas.line(x - CAP, high, x + CAP, high, Theme.WHISKER, colour);
    }
    for (Lone one : lone) {
      Marker marker = looks.get(one.curve()).marker();
      canvas.graphics().setColor(looks.get(one.curve()).colour());
      marker.paint(
          canvas.graphics(),
          frame.x(xAxis.position(one.x())),
          frame.y(yAxis.position(one.y())),
          size);
    }
  }
}
