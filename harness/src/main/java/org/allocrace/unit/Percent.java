package org.allocrace.unit;

/**
 * A share or a change; prints as {@code 12.3 %}.
 *
 * @param value the fraction: 0.123 is 12.3 %; finite, negative for a decrease
 */
public record Percent(double value) implements Quantity {
  public Percent {
    Digits.finite(value, "a percentage");
  }

  @Override
  public String text() {
    return Digits.significant(100 * value) + " %";
  }

  @Override
  public String tick() {
    return Digits.exact(100 * value) + " %";
  }

  /** For a change: with a plus sign when it is an increase. */
  public String signed() {
    return value > 0 ? "+" + text() : text();
  }
}
