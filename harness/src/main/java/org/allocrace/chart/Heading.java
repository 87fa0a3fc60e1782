package org.allocrace.chart;

import java.awt.Font;

/**
 * The two lines above the data: what is shown with its unit, and how it was come by.
 *
 * @param note from the caller; may be empty
 */
record Heading(String title, String note) {
  private static final double TITLE_BASELINE = 30;
  private static final double SMALLEST_TITLE = 13;
  private static final double NOTE_BASELINE = 51;

  /** Pixels from the top of the picture to the first thing below the heading. */
  double bottom() {
    return (note.isEmpty() ? TITLE_BASELINE : NOTE_BASELINE) + 12;
  }

  void paint(Canvas canvas, double width) {
    double room = width - 2 * Theme.MARGIN;
    Font font = titleFont(room);
    canvas.text(
        Canvas.fit(title, font, room),
        Theme.MARGIN,
        TITLE_BASELINE,
        Canvas.Anchor.START,
        font,
        Theme.INK);
    canvas.text(
        Canvas.fit(note, Theme.NOTE, room),
        Theme.MARGIN,
        NOTE_BASELINE,
        Canvas.Anchor.START,
        Theme.NOTE,
        Theme.MUTED);
  }

  /** Smaller letters before fewer letters. */
  private Font titleFont(double room) {
    double share = room / Canvas.widthOf(title, Theme.TITLE);
    double size = Math.floor(Theme.TITLE.getSize() * share);
    return Theme.TITLE.deriveFont((float) Math.clamp(size, SMALLEST_TITLE, Theme.TITLE.getSize()));
  }
}
