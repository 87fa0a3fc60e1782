package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.Crossover.When;
import org.allocrace.model.CostPoint;
import org.junit.jupiter.api.Test;

/** Oracle: curves small enough to cross by hand. */
class CrossoverTest {
  /** Pairs of operations and ns. */
  private static CostCurve curve(double steadyNs, long... pairs) {
    List<CostPoint> points = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      points.add(new CostPoint(pairs[i], pairs[i + 1]));
    }
    return new CostCurve(points, steadyNs);
  }

  // 10 ns each for 4 operations, 2 ns each for 6 more, 2 ns each after.
  @Test
  void aCurveIsStraightBetweenPointsAndSteadyAfterThem() {
    CostCurve curve = curve(2, 4, 40, 10, 52);
    assertEquals(0, curve.ns(0));
    assertEquals(20, curve.ns(2));
    assertEquals(46, curve.ns(7));
    assertEquals(52, curve.ns(10));
    assertEquals(72, curve.ns(20));
    assertEquals(15, curve(3).ns(5));
  }

  // 100 + 2 (n - 10) = 4 n at n = 40.
  @Test
  void aSlowStarterOvertakesBeyondItsPoints() {
    assertEquals(new Crossover(When.AFTER, 40, 1), Crossover.of(curve(2, 10, 100), curve(4)));
    assertEquals(new Crossover(When.NEVER, 0, 1), Crossover.of(curve(4), curve(2, 10, 100)));
  }

  // 60 above at 10, 10 below at 30: crossed after 60/70 of the 20 operations between, at 27.14.
  @Test
  void aCrossingBetweenTwoPointsIsInterpolatedAndRoundedUp() {
    assertEquals(
        new Crossover(When.AFTER, 28, 1), Crossover.of(curve(3, 10, 100, 30, 110), curve(4)));
  }

  @Test
  void whoIsCheaperAllAlongIsSoFromTheStart() {
    assertEquals(
        new Crossover(When.FROM_THE_START, 0, 0), Crossover.of(curve(2, 10, 10), curve(4)));
    assertEquals(new Crossover(When.NEVER, 0, 0), Crossover.of(curve(4), curve(2, 10, 10)));
  }

  @Test
  void equalCurvesNeverCross() {
    assertEquals(new Crossover(When.NEVER, 0, 0), Crossover.of(curve(2, 10, 30), curve(2, 10, 30)));
  }

  // The same until 10 operations, cheaper after.
  @Test
  void aCommonBeginningIsNoCrossing() {
    assertEquals(
        new Crossover(When.FROM_THE_START, 0, 0), Crossover.of(curve(1, 10, 30), curve(2, 10, 30)));
  }

  // Against 4 n: 20 at 10 (20 below), 120 at 20 (40 above), then 120 + 2 (n - 20) = 4 n at n = 40.
  @Test
  void ofSeveralCrossingsTheLastCounts() {
    assertEquals(
        new Crossover(When.AFTER, 40, 2), Crossover.of(curve(2, 10, 20, 20, 120), curve(4)));
  }

  // Against 4 n: 60 at 10 (above), 80 at 20 (equal), 100 at 30 (below).
  @Test
  void aCrossingOnAPointIsAtThatPoint() {
    assertEquals(
        new Crossover(When.AFTER, 20, 1),
        Crossover.of(curve(2, 10, 60, 20, 80, 30, 100), curve(4)));
  }

  // Against 4 n: 60 at 10, 80 at 20 (touches), 160 at 30, and the dearer rate after.
  @Test
  void touchingIsNoCrossing() {
    assertEquals(
        new Crossover(When.NEVER, 0, 0), Crossover.of(curve(5, 10, 60, 20, 80, 30, 160), curve(4)));
  }

  @Test
  void parallelCurvesAreDecidedByTheirLastPoints() {
    assertEquals(
        new Crossover(When.FROM_THE_START, 0, 0), Crossover.of(curve(4, 10, 30), curve(4)));
    assertEquals(new Crossover(When.NEVER, 0, 0), Crossover.of(curve(4, 10, 50), curve(4)));
  }

  @Test
  void whatIsNoCurveIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> curve(1, 10, 30, 10, 40));
    assertThrows(IllegalArgumentException.class, () -> curve(1, 10, 30, 20, 20));
    assertThrows(IllegalArgumentException.class, () -> curve(1, 0, 30));
    assertThrows(IllegalArgumentException.class, () -> curve(Double.NaN, 10, 30));
    assertThrows(IllegalArgumentException.class, () -> curve(-1));
  }
}
