package org.allocrace.unit;

/**
 * Time of one operation. Always in ns/op, however large, so that a column can be compared by eye.
 *
 * @param value nanoseconds per operation, finite, not negative
 */
public record NanosPerOp(double value) implements Quantity {
  public NanosPerOp {
    Digits.notNegative(value, "a time per operation");
  }

  @Override
  public String text() {
    return Digits.significant(value) + " ns/op";
  }

  @Override
  public String tick() {
    return Digits.exact(value) + " ns/op";
  }
}
