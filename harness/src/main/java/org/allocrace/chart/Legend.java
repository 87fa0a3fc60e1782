package org.allocrace.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Samples with words, outside of the data: as lines of a strip or one below the other. */
final class Legend {
  private static final double SAMPLE_WIDTH = 26;
  private static final double SAMPLE_HEIGHT = 12;
  private static final double GAP = 7;
  private static final double BETWEEN = 20;
  private static final double WIDEST_WORDS = 240;
  static final double LINE = 21;

  /** Paints the sample of an entry into a box. */
  interface Sample extends BiConsumer<Canvas, Rectangle2D> {}

  record Entry(String words, Sample sample) {
    Entry {
      words = Canvas.fit(words, Theme.TICK, WIDEST_WORDS);
    }
  }

  private final List<Entry> entries;

  Legend(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** Pixels that the entries need below one another. */
  double columnWidth() {
    return entries.stream().mapToDouble(Legend::widthOf).max().orElse(0);
  }

  double stripHeight(double width) {
    return lines(width).size() * LINE;
  }

  void paintStrip(Canvas canvas, double left, double top, double width) {
    double y = top;
    for (List<Entry> line : lines(width)) {
      double x = left;
      for (Entry entry : line) {
        paint(canvas, entry, x, y);
        x += widthOf(entry) + BETWEEN;
      }
      y += LINE;
    }
  }

  void paintColumn(Canvas canvas, double left, double top) {
    double y = top;
    for (Entry entry : entries) {
      paint(canvas, entry, left, y);
      y += LINE;
    }
  }

  private List<List<Entry>> lines(double width) {
    List<List<Entry>> lines = new ArrayList<>();
    double used = Double.POSITIVE_INFINITY;
    for (Entry entry : entries) {
      if (used + widthOf(entry) > width) {
        lines.add(new ArrayList<>());
        used = 0;
      }
      lines.getLast().add(entry);
      used += widthOf(entry) + BETWEEN;
    }
    return lines;
  }

  private static double widthOf(Entry entry) {
    return SAMPLE_WIDTH + GAP + Canvas.widthOf(entry.words(), Theme.TICK);
  }

  private static void paint(Canvas canvas, Entry entry, double x, double top) {
    double boxTop = top + (LINE - SAMPLE_HEIGHT) / 2;
    entry.sample().accept(canvas, new Rectangle2D.Double(x, boxTop, SAMPLE_WIDTH, SAMPLE_HEIGHT));
    canvas.text(
        entry.words(),
        x + SAMPLE_WIDTH + GAP,
        boxTop + SAMPLE_HEIGHT - 1.5,
        Canvas.Anchor.START,
        Theme.TICK,
        Theme.INK);
  }
}
