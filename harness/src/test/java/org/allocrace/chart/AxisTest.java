package org.allocrace.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.allocrace.unit.Digits;
import org.junit.jupiter.api.Test;

class AxisTest {
  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::label).toList();
  }

  @Test
  void aLinearAxisForBarsStartsAtZeroAndEndsAtARoundNumber() {
    assertEquals(
        List.of("0", "2", "4", "6", "8", "10", "12", "14"),
        labels(LinearAxis.fromZero(13.2, Digits::exact)));
  }

  @Test
  void aLogarithmicAxisHasOneTwoFiveOrOnlyPowersWhenThereAreMany() {
    assertEquals(
        List.of("2", "5", "10", "20", "50", "100"), labels(LogAxis.decimal(3, 80, Digits::exact)));
    assertEquals(
        List.of("1", "10", "100", "1000", "10000", "100000", "1000000"),
        labels(LogAxis.decimal(3, 800_000, Digits::exact)));
  }

  @Test
  void anAxisOfOneSingleValueStillHasTwoEnds() {
    assertEquals(List.of("5", "10"), labels(LogAxis.decimal(7, 7, Digits::exact)));
    assertEquals(List.of("5", "10"), labels(LogAxis.decimal(5, 5, Digits::exact)));
    assertEquals(2, LogAxis.binary(4096, 4096, Digits::exact).ticks().size());
    assertTrue(LinearAxis.between(7, 7, Digits::exact).ticks().size() >= 2);
  }

  @Test
  void equalRatiosAreEqualDistances() {
    Axis axis = LogAxis.decimal(1, 1000, Digits::exact);
    assertEquals(1 / 3.0, axis.position(10), 1e-12);
    assertEquals(2 / 3.0, axis.position(100), 1e-12);
  }

  @Property
  void everyValueLiesOnEveryAxisThatCoversIt(
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double one,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double other) {
    double low = Math.min(one, other);
    double high = Math.max(one, other);
    List<Axis> axes =
        List.of(
            LogAxis.decimal(low, high, Digits::exact),
            LogAxis.binary(low, high, Digits::exact),
            LinearAxis.between(low, high, Digits::exact));
    for (Axis axis : axes) {
      List<Double> ticks = axis.tickValues();
      assertTrue(ticks.getFirst() <= low * (1 + 1e-6) + 1e-9, axis + " starts after " + low);
      assertTrue(ticks.getLast() >= high * (1 - 1e-6) - 1e-9, axis + " ends before " + high);
      assertTrue(ticks.size() >= 2 && ticks.size() <= 14, axis + " has " + ticks.size());
      assertTrue(axis.position(low) <= axis.position(high));
    }
  }
}
