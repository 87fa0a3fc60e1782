package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allocrace.model.CostPoint;
import org.allocrace.model.Measurement;
import org.junit.jupiter.api.Test;

class WarmingTest {
  /** A block for each invocation; pairs of operations and ns. */
  private static SortedMap<Integer, Measurement> told(long[]... invocations) {
    SortedMap<Integer, Measurement> byBlock = new TreeMap<>();
    for (long[] pairs : invocations) {
      List<CostPoint> points = new ArrayList<>();
      for (int i = 0; i < pairs.length; i += 2) {
        points.add(new CostPoint(pairs[i], pairs[i + 1]));
      }
      byBlock.put(
          byBlock.size(),
          new Measurement("0a", 10, "0b", null, points, List.of(), List.of(), null, null));
    }
    return byBlock;
  }

  private static Warming of(SortedMap<Integer, Measurement> byBlock) {
    Warming warming = Warming.of(byBlock, 2);
    assertNotNull(warming);
    return warming;
  }

  @Test
  void theCurveIsTheMedianAsFarAsAllTell() {
    Warming warming =
        of(
            told(
                new long[] {10, 100, 20, 130, 40, 170},
                new long[] {10, 80, 20, 100},
                new long[] {10, 60, 20, 160, 40, 999}));
    assertEquals(List.of(new CostPoint(10, 80), new CostPoint(20, 130)), warming.curve().points());
    // Oracle: first replays of 10, 8 and 6 ns an operation.
    assertEquals(8, warming.cold().point(), 1e-12);
    assertEquals(20, warming.watched());
    // Oracle: 130 ns for what takes 20 · 2 ns at the steady rate.
    assertEquals(90, warming.excessNs(), 1e-12);
  }

  @Test
  void whereNumbersOfOperationsPartTheCurveEnds() {
    Warming warming = of(told(new long[] {10, 100, 20, 130}, new long[] {10, 100, 30, 130}));
    assertEquals(10, warming.watched());
  }

  @Test
  void programsThatDoNotTellHaveNoWarming() {
    assertNull(Warming.of(told(new long[] {}), 2));
    assertNull(Warming.of(new TreeMap<>(), 2));
  }
}
