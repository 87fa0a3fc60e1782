package org.allocrace.analysis;

import org.allocrace.stats.Interval;

/** What can be said of a part of a figure that is what is left when another is taken off. */
public enum Remainder {
  /** It is above zero, and so is its interval where there is one. */
  SOME,
  /** Its interval holds zero: it cannot be told from nothing. */
  NOT_TOLD,
  /**
   * It is below zero, and so is its interval: what was taken off is not contained in the figure.
   */
  BELOW;

  static Remainder of(SampleEstimate difference) {
    Interval interval = difference.interval();
    double low = interval == null ? difference.point() : interval.low();
    double high = interval == null ? difference.point() : interval.high();
    if (high < 0) {
      return BELOW;
    }
    return low > 0 ? SOME : NOT_TOLD;
  }
}
