package org.allocrace.unit;

import java.util.List;

/** A ladder of units, the smallest first, each {@code step} times the one before. */
record Prefixes(double step, List<String> units) {

  /** The figure in the largest unit in which it is at least one after rounding. */
  String text(double figure) {
    return print(figure, false);
  }

  String brief(double figure) {
    return print(figure, true);
  }

  private String print(double figure, boolean brief) {
    double scaled = figure;
    int rung = 0;
    // What would print as a whole step ("1000 ns") belongs to the next unit ("1.00 µs").
    while (rung < units.size() - 1 && Digits.round(scaled).doubleValue() >= step) {
      scaled /= step;
      rung++;
    }
    String digits = brief ? Digits.shortest(scaled) : Digits.significant(scaled);
    return digits + " " + units.get(rung);
  }
}
