package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allocrace.stats.Interval;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often the 95 % interval of a ratio holds the ratio, at 5, 10 and 20 blocks of nested data.
 * Five blocks have no exact signed-rank interval of 95 %: the widest covers 1 − 2/2⁵ = 93.75 %. So
 * there Student's t on the log ratios, the second opinion, carries the goal.
 */
public final class Coverage {
  private static final int[] BLOCKS = {5, 10, 20};
  private static final double RATIO = 1.2;

  private final List<RatioInterval.Named> ways;
  private final int trials;

  /**
   * The goals of some intervals.
   *
   * @param trials for each metric; 10000 measure 95 per cent to within half a per cent
   */
  public Coverage(List<RatioInterval.Named> ways, int trials) {
    this.ways = List.copyOf(ways);
    this.trials = trials;
  }

  /** A row for each interval, distribution and number of blocks. */
  public List<GoalResult> results(long seed) {
    List<GoalResult> results = new ArrayList<>();
    for (RatioInterval.Named one : ways) {
      for (NestedData data : NestedData.values()) {
        for (int blocks : BLOCKS) {
          results.add(
              new GoalResult(
                  "coverage: %s, n = %d, %s".formatted(one.name(), blocks, data.word()),
                  false,
                  goal(data),
                  covered(new Trials(seed), one.way(), data, blocks)));
        }
      }
    }
    return results;
  }

  private static Goal goal(NestedData data) {
    return switch (data) {
      case NORMAL -> new Goal.Between(0.94, 0.965);
      case LOGNORMAL -> new Goal.AtLeast(0.93);
    };
  }

  /** The same data for every interval: the name of the experiment does not hold its name. */
  private Measured covered(Trials from, RatioInterval way, NestedData data, int blocks) {
    String experiment = "coverage, %s, %d".formatted(data.word(), blocks);
    int[] outcomes =
        from.outcomes(experiment, trials, random -> outcome(way, data, blocks, random));
    int hits = 0;
    int without = 0;
    for (int outcome : outcomes) {
      hits += outcome == 1 ? 1 : 0;
      without += outcome < 0 ? 1 : 0;
    }
    // An interval that is sometimes not there counts as a miss; one that is never there as none.
    return without == trials
        ? new Measured.Nothing("there is no interval of 95 % at n = " + blocks)
        : new Measured.Share(hits, trials);
  }

  /** 1 if the ratio is in the interval, 0 if not, -1 without an interval. */
  private static int outcome(
      RatioInterval way, NestedData data, int blocks, UniformRandomProvider random) {
    double[] before = data.invocations(blocks, 1, random);
    double[] after = data.invocations(blocks, RATIO, random);
    Optional<Interval> interval = way.of(before, after);
    return interval.isEmpty() ? -1 : interval.get().contains(RATIO) ? 1 : 0;
  }
}
