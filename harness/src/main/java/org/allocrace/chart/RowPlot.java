package org.allocrace.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Contenders as rows: their names on the left, a plot with a value axis in the middle, the figures
 * in print on the right. Horizontal, so that seventeen long names neither turn nor overlap.
 */
final class RowPlot {
  private static final double WIDEST_NAME = 260;
  private static final double GAP = 10;
  private static final double BELOW = 58;
  private static final double COLUMN_HEAD = 22;

  /** Pixels from one printed figure of a row to the next. */
  static final double LINE = 15;

  /**
   * One contender.
   *
   * @param figures what is printed on the right, one {@link #LINE} below the other
   */
  record Row(String name, List<String> figures) {
    Row {
      figures = List.copyOf(figures);
    }
  }

  private final Heading heading;
  private final Legend legend;
  private final List<Row> rows;
  private final String figuresHead;
  private final Axis axis;
  private final String axisTitle;
  private final int width;
  private final double rowHeight;
  private final double left;
  private final double right;
  private final double top;

  RowPlot(
      Heading heading,
      Legend legend,
      List<Row> rows,
      String figuresHead,
      Axis axis,
      String axisTitle,
      int width,
      double rowHeight) {
    this.heading = heading;
    this.legend = legend;
    this.rows = List.copyOf(rows);
    this.figuresHead = figuresHead;
    this.axis = axis;
    this.axisTitle = axisTitle;
    this.width = width;
    this.rowHeight = rowHeight;
    double names =
        rows.stream().mapToDouble(r -> Canvas.widthOf(r.name(), Theme.LABEL)).max().orElse(0);
    left = Theme.MARGIN + Math.min(WIDEST_NAME, names) + GAP;
    double figures =
        rows.stream()
            .flatMap(row -> row.figures().stream())
            .mapToDouble(words -> Canvas.widthOf(words, Theme.TICK))
            .max()
            .orElse(0);
    right = width - Theme.MARGIN - Math.max(figures, Canvas.widthOf(figuresHead, Theme.TICK)) - GAP;
    top = heading.bottom() + legend.stripHeight(width - 2.0 * Theme.MARGIN) + COLUMN_HEAD;
  }

  int height() {
    return (int) Math.ceil(bottom() + BELOW);
  }

  double left() {
    return left;
  }

  double x(double value) {
    return left + axis.position(value) * (right - left);
  }

  double top(int row) {
    return top + row * rowHeight;
  }

  double middle(int row) {
    return top(row) + rowHeight / 2;
  }

  /** The centre of one of the printed figures of a row. */
  double line(int row, int figure) {
    return middle(row) + (figure - (rows.get(row).figures().size() - 1) / 2.0) * LINE;
  }

  private double bottom() {
    return top + rows.size() * rowHeight;
  }

  /** A bar from the low end of the axis to the value. */
  Rectangle2D bar(double value, double barTop, double thickness) {
    return new Rectangle2D.Double(left, barTop, Math.max(1, x(value) - left), thickness);
  }

  /** Words in place of data that do not exist. */
  void gap(Canvas canvas, double centre, String why) {
    canvas.text(
        Canvas.fit(why, Theme.TICK, right - left - GAP),
        left + GAP,
        centre + 4.5,
        Canvas.Anchor.START,
        Theme.TICK,
        Theme.MUTED);
  }

  /** Everything but the data. */
  void paintFrame(Canvas canvas) {
    heading.paint(canvas, width);
    legend.paintStrip(canvas, Theme.MARGIN, heading.bottom(), width - 2.0 * Theme.MARGIN);
    canvas.text(figuresHead, right + GAP, top - 7, Canvas.Anchor.START, Theme.TICK, Theme.MUTED);
    paintAxis(canvas);
    for (int i = 0; i < rows.size(); i++) {
      paintRow(canvas, i);
    }
  }

  private void paintAxis(Canvas canvas) {
    double lastEnd = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : axis.ticks()) {
      double x = left + tick.position() * (right - left);
      canvas.line(x, top, x, bottom() + 4, Theme.HAIRLINE, Theme.GRID);
      double half = Canvas.widthOf(tick.label(), Theme.TICK) / 2;
      if (x - half > lastEnd + GAP) {
        canvas.text(tick.label(), x, bottom() + 19, Canvas.Anchor.MIDDLE, Theme.TICK, Theme.INK);
        lastEnd = x + half;
      }
    }
    canvas.line(left, top, left, bottom(), Theme.HAIRLINE, Theme.MUTED);
    paintAxisTitle(canvas);
  }

  private void paintAxisTitle(Canvas canvas) {
    String words = Canvas.fit(axisTitle, Theme.LABEL, width - 2.0 * Theme.MARGIN);
    double half = Canvas.widthOf(words, Theme.LABEL) / 2;
    canvas.text(
        words,
        Math.max(Theme.MARGIN + half, Math.min((left + right) / 2, width - Theme.MARGIN - half)),
        bottom() + 42,
        Canvas.Anchor.MIDDLE,
        Theme.LABEL,
        Theme.INK);
  }

  private void paintRow(Canvas canvas, int index) {
    Row row = rows.get(index);
    canvas.text(
        Canvas.fit(row.name(), Theme.LABEL, WIDEST_NAME),
        left - GAP,
        middle(index) + 4.5,
        Canvas.Anchor.END,
        Theme.LABEL,
        Theme.INK);
    for (int i = 0; i < row.figures().size(); i++) {
      canvas.text(
          row.figures().get(i),
          right + GAP,
          line(index, i) + 4.5,
          Canvas.Anchor.START,
          Theme.TICK,
          Theme.INK);
    }
  }
}
