package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.junit.jupiter.api.Test;

class ControlsTest {
  private final List<Invocation> invocations = new ArrayList<>();
  private final List<CellFacts> cells = new ArrayList<>();

  private void measured(String contender, double... ns) {
    Cell cell = new Cell(contender, "t");
    cells.add(new CellFacts(cell, CellFacts.Status.AGREES, null, "0a", null));
    for (int block = 0; block < ns.length; block++) {
      invocations.add(Examples.throughput(block, cell, ns[block]));
    }
  }

  /** Eight blocks of a contender, each by a factor and a little more from block to block. */
  private static double[] times(double factor, double step) {
    double[] times = new double[8];
    for (int i = 0; i < times.length; i++) {
      times[i] = 100 * factor * (1 + step * (i % 2 == 0 ? i : -i));
    }
    return times;
  }

  private Controls controls() {
    return Controls.of(cells, new Samples(invocations), _ -> false);
  }

  @Test
  void identicalThingsAndSeenSlowdownsMakeARunValid() {
    measured("a/pool", times(1, 0));
    measured("a/pool+0%", times(1, 0.001));
    measured("a/pool+5%", times(1.05, 0.001));
    measured("a/pool+10%", times(1.1, 0.001));
    ControlResult result = controls().results().getFirst();
    assertEquals(new Cell("a/pool", "t"), result.cell());
    assertFalse(result.alarms());
    assertTrue(result.sees(5));
    assertTrue(result.sees(10));
    assertFalse(result.sees(3), "that was not planted");
    assertEquals(ControlVerdict.VALID, controls().verdict());
    assertEquals(Set.of(), controls().blind());
  }

  @Test
  void identicalThingsThatAreCalledDifferentMakeARunInvalid() {
    measured("a/pool", times(1, 0));
    measured("a/pool+0%", times(1.07, 0.001));
    measured("a/pool+5%", times(1.05, 0.001));
    ControlResult result = controls().results().getFirst();
    // Oracle: eight pairs on one side have p = 2 / 2^8, and there is one pair to adjust for.
    assertEquals(2 / 256.0, Objects.requireNonNull(result.adjustedP()), 1e-12);
    assertTrue(result.alarms());
    assertEquals(ControlVerdict.INVALID, controls().verdict());
  }

  @Test
  void aDifferenceWithinTheMarginOfEquivalenceIsNoAlarm() {
    measured("a/pool", times(1, 0));
    measured("a/pool+0%", times(1.02, 0.0001));
    assertFalse(controls().results().getFirst().alarms());
  }

  @Test
  void anAlarmMustHoldAgainstTheNumberOfPairs() {
    for (String language : List.of("a", "b", "c", "d", "e", "f", "g")) {
      measured(language + "/pool", times(1, 0));
      measured(language + "/pool+0%", times(language.equals("a") ? 1.07 : 1, 0.001));
    }
    // Oracle: 7 · 2 / 2^8 = 0.055 is not below 0.05.
    assertEquals(
        7 * 2 / 256.0, Objects.requireNonNull(controls().results().getFirst().adjustedP()), 1e-12);
    assertFalse(controls().results().getFirst().alarms());
    assertEquals(ControlVerdict.UNCHECKED, controls().verdict(), "no alarm was possible");
  }

  @Test
  void howManyBlocksCanRaiseAnAlarm() {
    // Oracle: 1 / 2^5 = 0.031; 3 / 2^5 = 0.094; 3 / 2^6 = 0.047.
    assertTrue(ControlResult.canAlarm(6, 1));
    assertFalse(ControlResult.canAlarm(6, 3));
    assertTrue(ControlResult.canAlarm(7, 3));
  }

  @Test
  void aPlantedSlowdownThatIsNotSeenMakesItsLanguageBlind() {
    measured("a/pool", times(1, 0));
    measured("a/pool+0%", times(1, 0.001));
    measured("a/pool+5%", times(1.05, 0.03));
    measured("b/pool", times(1, 0));
    measured("b/pool+0%", times(1, 0.001));
    measured("b/pool+5%", times(1.05, 0.001));
    assertEquals(Set.of("a"), controls().blind());
    assertEquals(ControlVerdict.UNDERPOWERED, controls().verdict());
  }

  @Test
  void withoutControlsNothingIsChecked() {
    measured("a/pool", times(1, 0));
    assertEquals(List.of(), controls().results());
    assertEquals(ControlVerdict.UNCHECKED, controls().verdict());
  }

  @Test
  void controlsThatFailedHaveNoComparison() {
    measured("a/pool", times(1, 0));
    measured("a/pool+0%");
    ControlResult result = controls().results().getFirst();
    assertNull(result.same());
    assertEquals(List.of(), result.slowed());
    assertEquals(ControlVerdict.UNCHECKED, controls().verdict());
  }

  @Test
  void aControlThatFailedKeepsItsCauseAndCountsIfItHasNoValueAtAll() {
    measured("a/pool", times(1, 0));
    measured("a/pool+0%", times(1, 0.001));
    measured("a/pool+5%");
    measured("a/pool+10%", times(1.1, 0.001));
    Failure full = new Failure("out-of-memory", "no room", null);
    Cell five = new Cell("a/pool+5%", "t");
    Cell ten = new Cell("a/pool+10%", "t");
    invocations.add(Examples.failed(0, five, Mode.THROUGHPUT, full));
    invocations.add(Examples.failed(8, ten, Mode.THROUGHPUT, full));
    ControlResult result = controls().results().getFirst();
    assertEquals(List.of(full, full), result.failed().stream().map(Invocation::failure).toList());
    assertEquals(List.of(five), result.failedArms());
  }

  @Test
  void aPlantedValueOutsideItsIntervalIsAWarningAndNoVerdict() {
    measured("a/pool", times(1, 0));
    measured("a/pool+0%", times(1, 0.001));
    measured("a/pool+5%", times(1.05, 0.001));
    // Oracle: 12 % up and down by at most 0.7 % does not reach down to 10 %.
    measured("a/pool+10%", times(1.12, 0.001));
    ControlResult result = controls().results().getFirst();
    assertEquals(
        List.of(false, true), result.slowed().stream().map(ControlResult.Planted::isOff).toList());
    assertEquals(ControlVerdict.VALID, controls().verdict());
  }

  @Test
  void withoutAnIntervalNoPlantedValueIsOutside() {
    measured("a/pool", 100, 101);
    measured("a/pool+10%", 150, 151);
    assertFalse(controls().results().getFirst().slowed().getFirst().isOff());
  }

  @Test
  void whereASlowdownIsNotSeenEquivalenceIsNotClaimed() {
    Comparer comparer = new Comparer(false, Set.of("a"), _ -> true);
    measured("a/pool", times(1, 0.001));
    measured("b/pool", times(1, 0));
    Samples all = new Samples(invocations);
    Cell mine = new Cell("b/pool", "t");
    Comparison blind =
        comparer.compare(
            mine, all.throughput(mine), all.throughput(new Cell("a/pool", "t")), "a/pool");
    assertNotNull(blind);
    assertEquals(Verdict.INCONCLUSIVE, blind.verdict());
    Comparison seeing =
        new Comparer(false, Set.of(), _ -> true)
            .compare(mine, all.throughput(mine), all.throughput(new Cell("a/pool", "t")), "a/pool");
    assertNotNull(seeing);
    assertEquals(Verdict.EQUIVALENT, seeing.verdict());
    assertNotNull(seeing.student(), "the second opinion");
  }
}
