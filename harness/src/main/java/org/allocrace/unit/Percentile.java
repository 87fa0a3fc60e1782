package org.allocrace.unit;

import java.math.BigDecimal;

/**
 * The name of a percentile. Prints with all of its digits, {@code 99.999 %}: rounded to three it
 * would read 100 %.
 *
 * @param value the quantile, from 0 to 1
 */
public record Percentile(double value) implements Quantity {
  public Percentile {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a quantile must be from 0 to 1, got " + value);
    }
  }

  @Override
  public String text() {
    return BigDecimal.valueOf(value).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  @Override
  public String tick() {
    return text();
  }
}
