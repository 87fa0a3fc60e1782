package org.allocrace.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DigitsTest {
  /** Every magnitude from 1e-9 to 1e12 as often as any other. */
  @Provide
  Arbitrary<Double> figures() {
    return Combinators.combine(
            Arbitraries.doubles().between(1, 10).ofScale(12),
            Arbitraries.integers().between(-9, 12))
        .as((digits, exponent) -> digits * Math.pow(10, exponent));
  }

  @Property
  void whatIsPrintedIsWithinHalfOfTheThirdDigit(@ForAll("figures") double figure) {
    double read = Double.parseDouble(Digits.significant(figure));
    // The third of three digits is worth at most a hundredth of the figure; half of that.
    assertTrue(Math.abs(read - figure) <= figure * 0.005 * (1 + 1e-12), figure + " as " + read);
  }

  @Property
  void threeDigitsOrAllIntegerDigitsArePrinted(@ForAll("figures") double figure) {
    String text = Digits.significant(figure);
    assertFalse(text.contains("E"), text);
    int integerDigits = text.indexOf('.') < 0 ? text.length() : 0;
    assertEquals(
        Math.max(Digits.SIGNIFICANT, integerDigits), new BigDecimal(text).precision(), text);
  }

  @Property
  void roundFiguresPrintAsTheyAreWritten(
      @ForAll @IntRange(min = 0, max = 99_999_999) int digits,
      @ForAll @IntRange(min = 0, max = 8) int decimals) {
    BigDecimal written = BigDecimal.valueOf(digits, decimals);
    assertEquals(written.stripTrailingZeros().toPlainString(), Digits.exact(written.doubleValue()));
  }

  @Test
  void neighbouringTicksDoNotReadTheSame() {
    assertEquals("11.15", Digits.exact(11.15));
    assertEquals("0.3", Digits.exact(0.1 + 0.2));
    assertEquals("0", Digits.exact(0));
  }
}
