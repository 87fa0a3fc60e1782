package org.allocrace.chart;

import java.awt.Color;

/** The diverging scale of ratios: blue below 1, grey at 1, red above; even in the logarithm. */
final class RatioColour {
  /** The ratio, and its inverse, at which the colour is full; beyond it does not change. */
  static final double FULL = 4;

  private static final Color FASTER = new Color(0x0b559f);
  private static final Color EVEN = new Color(0xe4e4e4);
  private static final Color SLOWER = new Color(0xb2182b);

  private RatioColour() {}

  static Color of(double ratio) {
    double share = Math.clamp(Math.log(ratio) / Math.log(FULL), -1, 1);
    // The root spends more of the scale on small differences, which are the common ones.
    double strength = Math.sqrt(Math.abs(share));
    return Palette.mix(EVEN, share < 0 ? FASTER : SLOWER, strength);
  }
}
