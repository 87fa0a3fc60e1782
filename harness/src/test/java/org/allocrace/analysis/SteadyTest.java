package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allocrace.analysis.Steady.State;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.model.Phase;
import org.allocrace.stats.Answer.TooFew;
import org.allocrace.stats.SteadyState;
import org.junit.jupiter.api.Test;

/** Invocations of 10 + 10 iterations of 10 operations; oracle: what was planted. */
class SteadyTest {
  /** How an invocation of 20 iterations goes, with a little noise. */
  private enum Course {
    FLAT,
    WARMUP,
    SLOWDOWN,
    LATE_STEP;

    int ns(int i) {
      int level =
          switch (this) {
            case FLAT -> 500;
            case WARMUP -> i < 6 ? 900 : 400;
            case SLOWDOWN -> i < 10 ? 500 : 800;
            case LATE_STEP -> i < 16 ? 500 : 800;
          };
      return level + i * i % 3;
    }
  }

  private static Measurement invocation(int length, Course course) {
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Phase phase = i < length / 2 ? Phase.WARMUP : Phase.MEASURE;
      iterations.add(new Iteration(phase, i % (length / 2), course.ns(i), 10, 1));
    }
    return new Measurement(
        "0123abcd", 10, "0a", null, List.of(), iterations, List.of(), null, null);
  }

  private static Steady of(Course... invocations) {
    SortedMap<Integer, Measurement> byBlock = new TreeMap<>();
    for (Course one : invocations) {
      byBlock.put(byBlock.size(), invocation(20, one));
    }
    return Steady.of(byBlock, new Samples(List.of()));
  }

  private static double wholeRun(Steady steady) {
    return Objects.requireNonNull(steady.wholeRun());
  }

  // Tails: 50.1, 40.1 (its last 14 iterations) and 50.1; the medians of i² mod 3 are 1.
  @Test
  void theEstimateIsTheMedianOfTheTailsOfFlatAndWarmingInvocations() {
    Steady steady =
        of(Course.FLAT, Course.WARMUP, Course.FLAT, Course.SLOWDOWN, Course.FLAT, Course.FLAT);
    assertEquals(State.STEADY, steady.state());
    assertEquals(4, steady.flat());
    assertEquals(1, steady.warmup());
    assertEquals(1, steady.slowdown());
    assertNotNull(steady.steady());
    assertEquals(List.of(50.1, 40.1, 50.1, 50.1, 50.1), steady.steady().invocations());
    assertEquals(50.1, steady.steady().point(), 1e-12);
  }

  // 6 iterations at 900 and 14 at 400, and i² mod 3 is 1 for 13 of 20: (11000 + 13) / 200 = 55.065.
  @Test
  void theWholeRunHasTheWarmupInIt() {
    assertEquals(55.065, wholeRun(of(Course.WARMUP)), 1e-9);
    // Flat: (10000 + 13) / 200 = 50.065.
    assertEquals((55.065 + 50.065) / 2, wholeRun(of(Course.WARMUP, Course.FLAT)), 1e-9);
  }

  @Test
  void aFifthWithoutASteadyStateIsBorneAndMoreIsNot() {
    Steady fifth = of(Course.LATE_STEP, Course.FLAT, Course.FLAT, Course.FLAT, Course.FLAT);
    assertEquals(1, fifth.unsteady());
    assertEquals(State.STEADY, fifth.state());
    Steady more = of(Course.LATE_STEP, Course.FLAT, Course.FLAT, Course.FLAT);
    assertEquals(State.NO_STEADY_STATE, more.state());
    assertNotNull(more.wholeRun());
  }

  @Test
  void slowdownsAloneHaveNoSteadyEstimate() {
    Steady steady = of(Course.SLOWDOWN, Course.SLOWDOWN);
    assertEquals(State.SLOWDOWN, steady.state());
    assertNull(steady.steady());
  }

  @Test
  void tooFewIterationsAreNotJudged() {
    SortedMap<Integer, Measurement> byBlock = new TreeMap<>();
    byBlock.put(3, invocation(6, Course.FLAT));
    Steady steady = Steady.of(byBlock, new Samples(List.of()));
    assertEquals(State.TOO_SHORT, steady.state());
    assertEquals(1, steady.tooShort());
    assertEquals(new TooFew<SteadyState>(10, 6), steady.invocations().get(3));
    assertNull(steady.steady());
    // (6 · 500 + 4) / 60; i² mod 3 is 1 for 1, 2, 4 and 5.
    assertEquals(3004 / 60.0, wholeRun(steady), 1e-12);
  }

  @Test
  void withoutInvocationsNothingIsKnown() {
    Steady steady = of();
    assertEquals(State.TOO_SHORT, steady.state());
    assertNull(steady.steady());
    assertNull(steady.wholeRun());
  }

  @Test
  void aMeasurementWithoutIterationsIsAnErrorAndNotANumber() {
    SortedMap<Integer, Measurement> byBlock = new TreeMap<>();
    byBlock.put(0, invocation(0, Course.FLAT));
    assertThrows(IllegalArgumentException.class, () -> Steady.of(byBlock, new Samples(List.of())));
  }
}
