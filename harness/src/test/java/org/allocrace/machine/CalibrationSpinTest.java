package org.allocrace.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class CalibrationSpinTest {
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);

  /** Oracle: the three shifts of Marsaglia's paper on numbers without a width, cut to 64 bits. */
  @Test
  void aSliceIsAThousandStepsOfTheGenerator() {
    BigInteger value = BigInteger.ONE;
    for (int step = 0; step < 1000; step++) {
      value = value.xor(value.shiftLeft(13)).mod(WORD);
      value = value.xor(value.shiftRight(7));
      value = value.xor(value.shiftLeft(17)).mod(WORD);
    }
    assertEquals(value.longValue(), CalibrationSpin.slice(1));
  }

  @Test
  void eachSliceEndsElsewhere() {
    long first = CalibrationSpin.slice(1);
    assertNotEquals(first, CalibrationSpin.slice(first));
  }
}
