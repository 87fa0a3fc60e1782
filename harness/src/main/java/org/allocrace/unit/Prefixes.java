package org.allocrace.unit;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;

/** A ladder of units, the smallest first, each {@code step} times the one before. */
record Prefixes(double step, List<String> units) {

  /** Three digits in the largest unit in which the figure is at least one after rounding. */
  String text(double figure) {
    // What would print as a whole step ("1000 ns") belongs to the next unit ("1.00 µs").
    return print(figure, scaled -> Digits.round(scaled).doubleValue() >= step, Digits::significant);
  }

  /** All digits in the largest unit in which the figure is at least one. */
  String tick(double figure) {
    return print(figure, scaled -> scaled >= step, Digits::exact);
  }

  private String print(double figure, DoublePredicate tooLarge, DoubleFunction<String> digits) {
    double scaled = figure;
    int rung = 0;
    while (rung < units.size() - 1 && tooLarge.test(scaled)) {
      scaled /= step;
      rung++;
    }
    return digits.apply(scaled) + " " + units.get(rung);
  }
}
