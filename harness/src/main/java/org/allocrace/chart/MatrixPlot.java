package org.allocrace.chart;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.allocrace.chart.RatioMatrix.Cell;
import org.allocrace.unit.Ratio;

/**
 * Draws a {@link RatioMatrix}. XChart's heat map prints one number format for all cells and knows
 * neither a hatched cell nor a missing one, so this one is drawn cell by cell.
 */
final class MatrixPlot {
  private static final double WIDEST_NAME = 260;
  private static final double GAP = 10;
  private static final double NARROWEST_CELL = 50;
  private static final double WIDEST_CELL = 110;
  private static final double CELL_HEIGHT = 28;
  private static final double SLANT = 50;
  private static final double[] KEY = {0.25, 0.5, 0.8, 1, 1.25, 2, 4};

  private final RatioMatrix matrix;
  private final Heading heading;
  private final Legend legend;
  private final double left;
  private final double top;
  private final double cellWidth;
  private final int width;

  MatrixPlot(RatioMatrix matrix, int asked) {
    this.matrix = matrix;
    legend = new Legend(legendEntries());
    heading =
        new Heading(
            "Time relative to " + matrix.reference() + ", a ratio: below 1 is faster",
            matrix.note());
    double names =
        matrix.rows().stream()
            .mapToDouble(row -> Canvas.widthOf(row.contender(), Theme.LABEL))
            .max()
            .orElse(0);
    double heads =
        matrix.traces().stream()
            .mapToDouble(trace -> Canvas.widthOf(headOf(trace), Theme.LABEL))
            .max()
            .orElse(0);
    double lean = heads * Math.cos(Math.toRadians(SLANT));
    left = Theme.MARGIN + Math.min(WIDEST_NAME, names) + GAP;
    int columns = matrix.traces().size();
    // The last head leans out of its column by this much.
    double margin = Math.max(Theme.MARGIN, lean - NARROWEST_CELL / 2 + Theme.MARGIN);
    double narrowest = narrowestCell();
    cellWidth =
        Math.clamp((asked - left - margin) / columns, narrowest, Math.max(narrowest, WIDEST_CELL));
    width = (int) Math.ceil(Math.max(asked, left + columns * cellWidth + margin));
    top =
        heading.bottom()
            + legend.stripHeight(width - 2.0 * Theme.MARGIN)
            + heads * Math.sin(Math.toRadians(SLANT))
            + 2 * GAP;
  }

  Picture picture() {
    double height = top + matrix.rows().size() * CELL_HEIGHT + Theme.MARGIN;
    return new Picture(heading.title(), width, (int) Math.ceil(height), this::paint);
  }

  private static String headOf(String trace) {
    return Canvas.fit(trace, Theme.LABEL, WIDEST_NAME / 1.5);
  }

  private List<Legend.Entry> legendEntries() {
    List<Legend.Entry> entries = new ArrayList<>();
    for (double ratio : KEY) {
      entries.add(
          new Legend.Entry(
              keyWords(ratio), (canvas, box) -> canvas.fill(box, RatioColour.of(ratio))));
    }
    entries.add(new Legend.Entry("inconclusive", MatrixPlot::paintDoubt));
    entries.add(
        new Legend.Entry(
            "not applicable", (canvas, box) -> canvas.draw(box, Theme.HAIRLINE, Theme.GRID)));
    if (cells().anyMatch(Cell.Failed.class::isInstance)) {
      entries.add(
          new Legend.Entry("failed", (canvas, box) -> canvas.draw(box, Theme.WHISKER, Theme.INK)));
    }
    return entries;
  }

  private Stream<Cell> cells() {
    return matrix.rows().stream().flatMap(row -> row.cells().stream());
  }

  private double narrowestCell() {
    double words =
        cells().mapToDouble(cell -> Canvas.widthOf(wordOf(cell), Theme.TICK)).max().orElse(0);
    return Math.max(NARROWEST_CELL, words + GAP);
  }

  private static String wordOf(Cell cell) {
    return switch (cell) {
      case Cell.Conclusive conclusive -> new Ratio(conclusive.ratio()).digits();
      case Cell.Inconclusive doubt -> new Ratio(doubt.ratio()).digits();
      case Cell.NotApplicable _ -> "";
      case Cell.Failed _ -> "failed";
    };
  }

  private static String keyWords(double ratio) {
    String words = new Ratio(ratio).tick();
    if (ratio <= 1 / RatioColour.FULL) {
      return words + " or less";
    }
    return ratio >= RatioColour.FULL ? words + " or more" : words;
  }

  private void paint(Canvas canvas) {
    heading.paint(canvas, width);
    legend.paintStrip(canvas, Theme.MARGIN, heading.bottom(), width - 2.0 * Theme.MARGIN);
    for (int column = 0; column < matrix.traces().size(); column++) {
      canvas.slanted(
          headOf(matrix.traces().get(column)),
          left + (column + 0.5) * cellWidth + 4,
          top - 6,
          SLANT,
          Canvas.Anchor.START,
          Theme.LABEL,
          Theme.INK);
    }
    for (int row = 0; row < matrix.rows().size(); row++) {
      paintRow(canvas, matrix.rows().get(row), top + row * CELL_HEIGHT);
    }
  }

  private void paintRow(Canvas canvas, RatioMatrix.Row row, double y) {
    canvas.text(
        Canvas.fit(row.contender(), Theme.LABEL, WIDEST_NAME),
        left - GAP,
        y + CELL_HEIGHT / 2 + 4.5,
        Canvas.Anchor.END,
        Theme.LABEL,
        Theme.INK);
    for (int column = 0; column < row.cells().size(); column++) {
      var box =
          new Rectangle2D.Double(
              left + column * cellWidth + 1, y + 1, cellWidth - 2, CELL_HEIGHT - 2);
      paintCell(canvas, row.cells().get(column), box);
    }
  }

  private static void paintCell(Canvas canvas, Cell cell, Rectangle2D box) {
    Color ink =
        switch (cell) {
          case Cell.Conclusive conclusive -> {
            Color colour = RatioColour.of(conclusive.ratio());
            canvas.fill(box, colour);
            yield Palette.inkOn(colour);
          }
          case Cell.Inconclusive _ -> {
            paintDoubt(canvas, box);
            yield Theme.MUTED;
          }
          case Cell.NotApplicable _ -> {
            canvas.draw(box, Theme.HAIRLINE, Theme.GRID);
            yield Theme.MUTED;
          }
          case Cell.Failed _ -> {
            canvas.draw(box, Theme.WHISKER, Theme.INK);
            yield Theme.INK;
          }
        };
    canvas.text(
        wordOf(cell),
        box.getCenterX(),
        box.getCenterY() + 4.5,
        Canvas.Anchor.MIDDLE,
        Theme.TICK,
        ink);
  }

  private static void paintDoubt(Canvas canvas, Rectangle2D box) {
    canvas.fill(box, Theme.PAPER);
    canvas.hatch(box, Theme.HAIRLINE, Theme.GRID);
    canvas.draw(box, Theme.DOTTED, Theme.MUTED);
  }
}
