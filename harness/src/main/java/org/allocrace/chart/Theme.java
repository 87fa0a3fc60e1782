package org.allocrace.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;

/** What all pictures share: sizes in pixels, inks and strokes. */
final class Theme {
  /** Width of a picture when the caller asks for none. */
  static final int WIDTH = 1000;

  static final int MARGIN = 16;

  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x222222);
  static final Color MUTED = new Color(0x5f5f5f);
  static final Color GRID = new Color(0xdddddd);

  /**
   * A font that is on most machines, by its own name: for a logical one like {@code SansSerif} the
   * SVG writer searches all fonts of the system, once for each picture.
   */
  static final String FAMILY = family("DejaVu Sans", Font.SANS_SERIF);

  static final Font TITLE = new Font(FAMILY, Font.BOLD, 18);
  static final Font NOTE = new Font(FAMILY, Font.PLAIN, 13);
  static final Font LABEL = new Font(FAMILY, Font.PLAIN, 13);
  static final Font TICK = new Font(FAMILY, Font.PLAIN, 12);

  static final BasicStroke HAIRLINE = new BasicStroke(1f);
  static final BasicStroke FINE = new BasicStroke(0.8f);
  static final BasicStroke MEDIAN = new BasicStroke(2.6f);
  static final BasicStroke WHISKER = new BasicStroke(1.6f);
  static final BasicStroke HALO = new BasicStroke(4f);
  static final BasicStroke DASHED =
      new BasicStroke(
          1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4f, new float[] {6f, 4f}, 0f);
  static final BasicStroke DOTTED =
      new BasicStroke(
          1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 4f, new float[] {2f, 3f}, 0f);

  private Theme() {}

  private static String family(String wanted, String otherwise) {
    // The JDK gives another family where it does not know the one that was asked for.
    return new Font(wanted, Font.PLAIN, 1).getFamily(Locale.ROOT).equals(wanted)
        ? wanted
        : otherwise;
  }
}
