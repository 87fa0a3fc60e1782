package org.allocrace.unit;

/**
 * How many times one figure is another; prints as {@code 1.21×}.
 *
 * @param value finite, not negative
 */
public record Ratio(double value) implements Quantity {
  public Ratio {
    Digits.notNegative(value, "a ratio");
  }

  @Override
  public String text() {
    return digits() + "×";
  }

  @Override
  public String tick() {
    return Digits.exact(value) + "×";
  }

  /** Without the sign, for a table whose head already says that it holds ratios. */
  public String digits() {
    return Digits.significant(value);
  }

  /** With its interval, as in {@code 1.21× (1.18 to 1.24)}. */
  public String within(Ratio low, Ratio high) {
    return text() + " (" + low.digits() + " to " + high.digits() + ")";
  }
}
