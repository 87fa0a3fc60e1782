package org.allocrace.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a row is filled with parts, one behind the other.
 *
 * @param colours of the parts, from left to right
 */
record StackedBar(List<Color> colours) {
  /** Pixels from one row to the next. */
  static final double ROW = 28;

  private static final double BAR = 18;

  StackedBar {
    colours = List.copyOf(colours);
  }

  List<Legend.Entry> legend(List<String> parts) {
    List<Legend.Entry> entries = new ArrayList<>();
    IntStream.range(0, parts.size())
        .forEach(
            i ->
                entries.add(
                    new Legend.Entry(
                        parts.get(i), (canvas, box) -> canvas.fill(box, colours.get(i)))));
    return entries;
  }

  /** Amounts in the units of the plot's axis, 0 or more. */
  void paint(Canvas canvas, RowPlot plot, int row, List<Double> amounts) {
    double top = plot.middle(row) - BAR / 2;
    double sofar = 0;
    for (int i = 0; i < amounts.size(); i++) {
      double start = plot.x(sofar);
      double end = plot.x(sofar + amounts.get(i));
      if (amounts.get(i) > 0) {
        canvas.fill(new Rectangle2D.Double(start, top, end - start, BAR), colours.get(i));
      }
      sofar += amounts.get(i);
    }
  }
}
