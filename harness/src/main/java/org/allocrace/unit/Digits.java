package org.allocrace.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The policy of digits: a figure prints with three significant digits, and integer digits are never
 * replaced by zeros, because {@code 12345} copied from a report must not turn into {@code 12300}.
 * Half rounds to even, on the exact binary value.
 */
public final class Digits {
  /**
   * Significant digits of every printed figure: intervals of a run are seldom narrower than 1 %.
   */
  public static final int SIGNIFICANT = 3;

  private static final MathContext ROUNDING = new MathContext(SIGNIFICANT, RoundingMode.HALF_EVEN);

  private static final MathContext NEARLY_ALL = new MathContext(9, RoundingMode.HALF_EVEN);

  private Digits() {}

  /**
   * The figure in plain decimal notation, with trailing zeros up to three significant digits:
   * {@code 1.20}, {@code 0.00123}, {@code 12345}. Zero is {@code 0}.
   *
   * @throws IllegalArgumentException when the figure is not finite
   */
  public static String significant(double figure) {
    BigDecimal rounded = round(figure);
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /**
   * The figure in plain decimal notation without trailing zeros: {@code 1.2}. For figures that are
   * round by construction, as the ticks of an axis are, where {@code 11.15} and {@code 11.2} must
   * not read the same; nine significant digits hide the binary noise of 0.1 + 0.2.
   *
   * @throws IllegalArgumentException when the figure is not finite
   */
  public static String exact(double figure) {
    return new BigDecimal(finite(figure, "a figure to print"))
        .round(NEARLY_ALL)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The figure itself when it is finite. */
  static double finite(double figure, String what) {
    if (!Double.isFinite(figure)) {
      throw new IllegalArgumentException(what + " must be a finite number, got " + figure);
    }
    return figure;
  }

  /** The figure itself when it is finite and not below zero. */
  static double notNegative(double figure, String what) {
    if (finite(figure, what) < 0) {
      throw new IllegalArgumentException(what + " must not be below zero, got " + figure);
    }
    return figure;
  }

  /** The rounded figure, with as many decimals as it is to be printed with. */
  static BigDecimal round(double figure) {
    BigDecimal exact = new BigDecimal(finite(figure, "a figure to print"));
    if (exact.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal three = exact.round(ROUNDING);
    int integerDigits = three.precision() - three.scale();
    return integerDigits > SIGNIFICANT
        ? exact.setScale(0, RoundingMode.HALF_EVEN)
        : three.setScale(SIGNIFICANT - integerDigits, RoundingMode.HALF_EVEN);
  }
}
