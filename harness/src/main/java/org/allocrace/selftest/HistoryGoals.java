package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allocrace.analysis.HistoryDetector;
import org.apache.commons.rng.UniformRandomProvider;

/** How often the history detector finds what is not there, and what is. */
public final class HistoryGoals {
  private static final int LENGTH = 100;
  private static final int AFTER = 10;

  /** A change farther from the step than this is another change. */
  private static final int SAME_CHANGE = 5;

  private static final double STEP = Math.log(1.05);

  /** A detector, as the self-test puts it on trial: where the changes are. */
  public interface Detector {
    /** The detector of the suite. */
    Detector OF_THE_SUITE =
        (logs, seed) ->
            new HistoryDetector(seed)
                .changes(logs).stream().map(HistoryDetector.Change::at).toList();

    /** Indices of the first values after the changes, of which the seed is for permutations. */
    List<Integer> changes(double[] logs, long seed);
  }

  private final Detector detector;
  private final int series;

  /**
   * The goals of a detector.
   *
   * @param series for each metric
   */
  public HistoryGoals(Detector detector, int series) {
    this.detector = detector;
    this.series = series;
  }

  /** False alarms by kind of noise; then steps found, and found in the right place. */
  public List<GoalResult> results(long seed) {
    Trials trials = new Trials(seed);
    List<GoalResult> results = new ArrayList<>();
    for (NullSeries noise : NullSeries.values()) {
      Measured alarms =
          trials.share("history, " + noise.word(), series, random -> alarms(noise, random));
      results.add(
          new GoalResult(
              "history: false alarms per 100-point null series, " + noise.word(),
              false,
              new Goal.AtMost(allowed(noise), 1),
              alarms));
    }
    int[] off = trials.outcomes("history, step", series, this::off);
    results.add(step("found", 0.95, within(off, SAME_CHANGE)));
    results.add(step("within one point", 0.9, within(off, 1)));
    return results;
  }

  private static double allowed(NullSeries noise) {
    return switch (noise) {
      case INDEPENDENT -> 0.01;
      case SPIKY -> 0.03;
      case AUTOREGRESSIVE -> 0.05;
    };
  }

  private boolean alarms(NullSeries noise, UniformRandomProvider random) {
    return !detector.changes(noise.draw(LENGTH, random), random.nextLong()).isEmpty();
  }

  private static GoalResult step(String what, double share, Measured measured) {
    return new GoalResult(
        "history: +5 % step at 2 % noise, 10 points after: " + what,
        false,
        new Goal.AtLeast(share),
        measured);
  }

  /** How far the nearest change that was found is from the step; more than any if there is none. */
  private int off(UniformRandomProvider random) {
    double[] values = NullSeries.INDEPENDENT.draw(LENGTH, random);
    int at = LENGTH - AFTER;
    for (int i = at; i < LENGTH; i++) {
      values[i] += STEP;
    }
    return detector.changes(values, random.nextLong()).stream()
        .mapToInt(found -> Math.abs(found - at))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private Measured within(int[] off, int most) {
    return new Measured.Share((int) Arrays.stream(off).filter(o -> o <= most).count(), series);
  }
}
