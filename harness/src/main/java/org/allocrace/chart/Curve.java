package org.allocrace.chart;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One line of a chart. It ends where its points end: nothing is extrapolated.
 *
 * @param contender the name, as {@code java/pool-tuned}
 * @param points at least one, x ascending; x and y are finite and their units those of the chart
 */
public record Curve(String contender, List<Point> points) {

  /** A point in the units of the chart that shows it. */
  public record Point(double x, double y) {
    public Point {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a point must be finite, got (" + x + ", " + y + ")");
      }
    }
  }

  public Curve {
    Checks.words(contender, "the name of a contender");
    points = List.copyOf(points);
    Checks.some(points, "point of " + contender);
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).x() < points.get(i - 1).x()) {
        throw new IllegalArgumentException(
            "the points of "
                + contender
                + " must ascend in x, but "
                + points.get(i).x()
                + " follows "
                + points.get(i - 1).x());
      }
    }
  }

  /**
   * A curve from two columns.
   *
   * @throws IllegalArgumentException when the columns differ in length
   */
  public static Curve of(String contender, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          contender + " has " + x.length + " values of x but " + y.length + " of y");
    }
    return new Curve(
        contender, IntStream.range(0, x.length).mapToObj(i -> new Point(x[i], y[i])).toList());
  }
}
