package org.allocrace.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Series long enough for blocks of blocks; {@link PeltTest} tries all segmentations of short. */
class PartitioningTest {
  private static final List<ChangeIn> CHANGES =
      List.of(
          new ChangeIn.Mean(1),
          new ChangeIn.Variance(0.2, 1e-2),
          new ChangeIn.MeanAndVariance(1e-2));

  /** What the noise is added to; each looks like changes in a way of its own. */
  private enum Shape {
    FLAT,
    STEPS,
    FREQUENT_STEPS,
    DRIFT,
    SINE,
    SPIKES,
    ONE_STEP_AT_THE_END;

    double level(int i) {
      return switch (this) {
        case FLAT -> 0;
        case STEPS -> i / 90 % 3 * 1.5;
        case FREQUENT_STEPS -> i / 7 % 2 * 3;
        case DRIFT -> i / 80.0;
        case SINE -> 2 * Math.sin(i / 9.0);
        case SPIKES -> i % 53 == 17 ? 20 : 0;
        case ONE_STEP_AT_THE_END -> i < 420 ? 0 : 4;
      };
    }

    double[] series(int n, SplittableRandom random, boolean coarse) {
      return IntStream.range(0, n)
          .mapToDouble(i -> level(i) + random.nextGaussian())
          .map(value -> coarse ? Math.rint(value) : value)
          .toArray();
    }
  }

  // Oracle: optimal partitioning without leaving anything out, costs by Welford's updates.
  @ParameterizedTest
  @EnumSource
  void nothingThatIsLeftOutWouldHaveBeenBetter(Shape shape) {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 16; round++) {
      double[] series = shape.series(random.nextInt(60, 450), random, round % 4 == 3);
      int shortest = List.of(1, 2, 5, 17, 30).get(random.nextInt(5));
      for (ChangeIn change : CHANGES) {
        for (Penalty penalty : penalties(series.length)) {
          double least = Segmentations.least(series, change, penalty, shortest);
          List<Segment> found = Pelt.segments(series, change, penalty, shortest);
          assertEquals(
              least,
              Segmentations.cost(series, found, change, penalty),
              1e-9 * Math.abs(least) + 1e-9,
              () -> shape + " " + change + " " + penalty + " " + shortest + " " + series.length);
        }
      }
    }
  }

  private static List<Penalty> penalties(int n) {
    return List.of(
        new Penalty.Sic(),
        new Penalty.Mbic(),
        new Penalty.Manual(0.5),
        new Penalty.Manual(15 * Math.log(n)));
  }

  // Without blocks every start is looked at for every length, half of n² times; the counts are of
  // calls, so nothing is timed.
  @Test
  void aSeriesWithoutAChangeIsNotLookedAtFromEveryStart() {
    long costs = costsOf(Shape.FLAT);
    assertTrue(costs < 20_000 * 200L, costs + " costs");
  }

  @Test
  void aSeriesWithChangesIsNotLookedAtFromEveryStart() {
    long costs = costsOf(Shape.STEPS);
    assertTrue(costs < 20_000 * 200L, costs + " costs");
  }

  private static long costsOf(Shape shape) {
    double[] series = shape.series(20_000, new SplittableRandom(5), false);
    SegmentCost cost = SegmentCost.of(new PrefixSums(series), new ChangeIn.MeanAndVariance(1e-2));
    long[] count = new long[1];
    SegmentCost counting =
        (from, to) -> {
          count[0]++;
          return cost.of(from, to);
        };
    double perChange = 3 * Math.log(series.length);
    int last = new Partitioning(series.length, counting, perChange, false, 2).lastStart(20_000);
    assertEquals(shape == Shape.FLAT, last == 0);
    return count[0];
  }
}
