package org.allocrace.chart;

import java.awt.Color;

/**
 * Colours that readers with any of the common colour deficiencies can tell apart: the palette of
 * Okabe and Ito, <i>Color Universal Design</i>, 2008.
 */
final class Palette {
  static final Color BLUE = new Color(0x0072b2);
  static final Color VERMILLION = new Color(0xd55e00);
  static final Color GREEN = new Color(0x009e73);
  static final Color PURPLE = new Color(0xcc79a7);
  static final Color ORANGE = new Color(0xe69f00);
  static final Color SKY = new Color(0x56b4e9);
  static final Color CONTROL = new Color(0xc4c4c4);

  private Palette() {}

  /** The hue of a language. Languages outside the project's three share one. */
  static Color language(String language) {
    return switch (language) {
      case "java" -> BLUE;
      case "rust" -> VERMILLION;
      case "ocaml" -> GREEN;
      default -> PURPLE;
    };
  }

  /** The colour mixed with white: a share of 1 is white. */
  static Color lighter(Color colour, double share) {
    return mix(colour, Color.WHITE, share);
  }

  /** The colour mixed with black: a share of 1 is black. */
  static Color darker(Color colour, double share) {
    return mix(colour, Color.BLACK, share);
  }

  static Color mix(Color from, Color to, double share) {
    return new Color(
        channel(from.getRed(), to.getRed(), share),
        channel(from.getGreen(), to.getGreen(), share),
        channel(from.getBlue(), to.getBlue(), share));
  }

  /**
   * Black or white, whichever has the higher contrast to the colour: at least 4.5 to 1, by the
   * relative luminance of WCAG 2.
   */
  static Color inkOn(Color background) {
    double luminance =
        0.2126 * linear(background.getRed())
            + 0.7152 * linear(background.getGreen())
            + 0.0722 * linear(background.getBlue());
    return luminance > 0.179 ? Color.BLACK : Color.WHITE;
  }

  private static int channel(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
