package org.allocrace.stats;

/** What a change point must gain in twice the log likelihood. */
public sealed interface Penalty {
  /**
   * Schwarz's criterion: ln n for each parameter of a segment and for the place of its change (Yao
   * 1988).
   */
  record Sic() implements Penalty {}

  /**
   * The modified criterion of Zhang and Siegmund (2007): one ln n more than {@link Sic}, and for
   * each segment the ln of its length, so that evenly spread changes are dearer than ones near an
   * end.
   */
  record Mbic() implements Penalty {}

  /**
   * A penalty of one's own.
   *
   * @param perChange in twice the log likelihood, finite, not negative; 15 ln n, say
   */
  record Manual(double perChange) implements Penalty {
    /** Refuses a penalty that is negative or not finite. */
    public Manual {
      if (!(perChange >= 0 && Double.isFinite(perChange))) {
        throw new IllegalArgumentException("no penalty: " + perChange);
      }
    }
  }
}
