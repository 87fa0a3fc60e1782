package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.allocrace.stats.Answer.TooFew;
import org.allocrace.stats.SteadyState.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Oracle everywhere: what was planted. The noise is normal, 1 % of the level. */
class SteadyStateTest {
  private static SteadyState of(double[] series) {
    return SteadyState.of(series).known().orElseThrow();
  }

  private static double[] noisy(int n, IntToDoubleFunction level) {
    SplittableRandom random = new SplittableRandom(11);
    return IntStream.range(0, n)
        .mapToDouble(i -> level.applyAsDouble(i) * (1 + 0.01 * random.nextGaussian()))
        .toArray();
  }

  private static Segment tail(SteadyState state) {
    return Objects.requireNonNull(state.tail());
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 50, 200, 2000})
  void oneLevelIsFlat(int n) {
    SteadyState state = of(noisy(n, i -> 50));
    assertEquals(Kind.FLAT, state.kind());
    assertEquals(0, tail(state).from());
    assertEquals(50, tail(state).mean(), 0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 200, 2000})
  void aDropAfterAQuarterIsWarmup(int n) {
    SteadyState state = of(noisy(n, i -> i < n / 4 ? 80 : 50));
    assertEquals(Kind.WARMUP, state.kind());
    assertEquals(n / 4, tail(state).from());
    assertEquals(n, tail(state).to());
    assertEquals(50, tail(state).mean(), 0.5);
    assertEquals(List.of(0, n / 4), state.segments().stream().map(Segment::from).toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 200})
  void aStepUpInTheMiddleIsASlowdown(int n) {
    SteadyState state = of(noisy(n, i -> i < n / 2 ? 50 : 60));
    assertEquals(Kind.SLOWDOWN, state.kind());
    assertEquals(n / 2, tail(state).from());
    assertEquals(60, tail(state).mean(), 0.6);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 200})
  void aStepUpAtTheEndLeavesNoSteadyState(int n) {
    SteadyState state = of(noisy(n, i -> i < n - n / 5 ? 50 : 60));
    assertEquals(Kind.NO_STEADY_STATE, state.kind());
    assertNull(state.tail());
    assertEquals(n - n / 5, state.segments().getLast().from());
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 200, 1000})
  void aDriftIsNoSteadyState(int n) {
    assertEquals(Kind.NO_STEADY_STATE, of(noisy(n, i -> 50 + 20.0 * i / n)).kind());
  }

  @Test
  void levelsWithinTheToleranceAreOne() {
    // The noise of the second half is ten times that of the first, so it is a segment of its own.
    double[] series =
        IntStream.range(0, 200)
            .mapToDouble(i -> i < 100 ? 50 + 0.1 * Math.sin(i * i) : 50.2 + Math.sin(i * i))
            .toArray();
    SteadyState state = of(series);
    assertEquals(2, state.segments().size());
    // A value or two of the louder half can be as quiet as the other.
    assertEquals(100, state.segments().getLast().from(), 3);
    assertEquals(Kind.FLAT, state.kind());
    assertEquals(0, tail(state).from());
    assertEquals(200, tail(state).to());
  }

  @Test
  void loneSpikesAreOutliersAndChangeNothing() {
    SteadyState state = of(noisy(200, i -> i % 40 == 20 ? 150 : 50));
    assertEquals(List.of(20, 60, 100, 140, 180), state.outliers());
    assertEquals(Kind.FLAT, state.kind());
    assertEquals(50, tail(state).mean(), 0.2);
    assertEquals(200, tail(state).to());
  }

  @Test
  void indicesAreThoseOfTheSeriesWithItsOutliers() {
    SteadyState state = of(noisy(200, i -> i == 5 || i == 120 ? 400 : i < 60 ? 80 : 50));
    assertEquals(List.of(5, 120), state.outliers());
    assertEquals(Kind.WARMUP, state.kind());
    assertEquals(60, tail(state).from());
    assertEquals(200, tail(state).to());
  }

  @Test
  void slowFirstIterationsAreWarmupAndNoOutliers() {
    SteadyState state = of(noisy(50, i -> i < 5 ? 500 : 50));
    assertEquals(List.of(), state.outliers());
    assertEquals(Kind.WARMUP, state.kind());
    assertEquals(5, tail(state).from());
  }

  // A garbage collection every third iteration: the level is the mixture.
  @Test
  void aShortPeriodIsFlat() {
    SteadyState state = of(noisy(201, i -> i % 3 == 0 ? 80 : 50));
    assertEquals(List.of(), state.outliers());
    assertEquals(Kind.FLAT, state.kind());
    assertEquals(60, tail(state).mean(), 0.3);
  }

  @Test
  void aLongPeriodIsNoSteadyState() {
    assertEquals(Kind.NO_STEADY_STATE, of(noisy(400, i -> i / 40 % 2 == 0 ? 50 : 60)).kind());
  }

  @Test
  void equalValuesAreFlat() {
    double[] equal = new double[30];
    Arrays.fill(equal, 7);
    assertEquals(
        new SteadyState(
            Kind.FLAT, List.of(new Segment(0, 30, 7, 0)), new Segment(0, 30, 7, 0), List.of()),
        of(equal));
  }

  // A coarse clock: two readings only, 0.5 % apart.
  @Test
  void tiesMakeNoChanges() {
    double[] coarse = IntStream.range(0, 60).mapToDouble(i -> i * i % 7 < 2 ? 200 : 201).toArray();
    assertEquals(Kind.FLAT, of(coarse).kind());
  }

  @Test
  void theUnitDoesNotMatter() {
    double[] series = noisy(50, i -> i < 12 ? 80 : 50);
    double[] scaled = Arrays.stream(series).map(value -> value * 1024).toArray();
    assertEquals(of(series).kind(), of(scaled).kind());
    assertEquals(tail(of(series)).mean() * 1024, tail(of(scaled)).mean(), 1e-6);
  }

  @Test
  void fewerThanTenValuesAreNotJudged() {
    assertEquals(new TooFew<SteadyState>(10, 0), SteadyState.of(new double[0]));
    assertEquals(new TooFew<SteadyState>(10, 1), SteadyState.of(new double[] {3}));
    assertEquals(new TooFew<SteadyState>(10, 6), SteadyState.of(noisy(6, i -> 50)));
  }

  // Oracle: the rule, max(30, 3 % of n), from where two segments of 30 have room.
  @Test
  void segmentsAreAsLongAsTheMethodologySays() {
    assertEquals(30, SteadyState.shortest(60));
    assertEquals(30, SteadyState.shortest(1000));
    assertEquals(31, SteadyState.shortest(1001));
    assertEquals(5, SteadyState.shortest(59));
    assertEquals(3, SteadyState.shortest(20));
  }

  @Test
  void whatIsNoTimeIsRefused() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 0, -1}) {
      double[] series = noisy(20, i -> 50);
      series[7] = bad;
      assertThrows(IllegalArgumentException.class, () -> SteadyState.of(series));
    }
  }
}
