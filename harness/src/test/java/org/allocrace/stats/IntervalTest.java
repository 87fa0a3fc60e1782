package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
  @ParameterizedTest
  @CsvSource({
    "2, 1, 0.95",
    "NaN, 1, 0.95",
    "1, NaN, 0.95",
    "1, Infinity, 0.95",
    "1, 2, 0",
    "1, 2, 1.01",
    "1, 2, NaN"
  })
  void whatIsNoIntervalIsRefused(double low, double high, double confidence) {
    assertThrows(IllegalArgumentException.class, () -> new Interval(low, high, confidence));
  }

  @Test
  void anIntervalHoldsItsBounds() {
    Interval interval = new Interval(1, 2, 0.95);
    assertTrue(interval.contains(1) && interval.contains(2));
    assertFalse(interval.contains(0.999) || interval.contains(2.001));
    assertFalse(interval.contains(Double.NaN));
    assertEquals(1, interval.width());
  }

  @Test
  void anIntervalThatTouchesALimitIsNotInsideIt() {
    assertTrue(new Interval(1, 2, 0.95).isInside(0.9, 2.1));
    assertFalse(new Interval(1, 2, 0.95).isInside(1, 2.1));
    assertFalse(new Interval(1, 2, 0.95).isInside(0.9, 2));
  }

  @Test
  void aPointOutsideItsIntervalIsRefused() {
    Interval interval = new Interval(1, 2, 0.95);
    assertThrows(IllegalArgumentException.class, () -> new Estimate(2.5, interval));
    assertThrows(IllegalArgumentException.class, () -> new Estimate(Double.NaN, interval));
  }

  @Test
  void theLogScaleBecomesRatios() {
    Estimate ratio = new Estimate(0, new Interval(Math.log(0.5), Math.log(4), 0.9)).exp();
    assertEquals(1, ratio.point());
    assertEquals(0.5, ratio.interval().low(), 1e-15);
    assertEquals(4, ratio.interval().high(), 1e-15);
    assertEquals(0.9, ratio.interval().confidence());
  }
}
