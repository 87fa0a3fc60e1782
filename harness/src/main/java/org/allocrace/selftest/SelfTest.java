package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All goals, one after the other. The same seed and blocks give the same results everywhere. */
public final class SelfTest {
  private final long seed;
  private final Sizes sizes;

  /**
   * How many trials are made for each metric.
   *
   * @param alarms runs of the gate over identical things
   * @param power runs of the gate with a slowdown
   * @param coverage samples for each interval
   * @param history series
   */
  public record Sizes(int alarms, int power, int coverage, int history) {
    /**
     * Those of the command: about half a minute on two processors. A share of one per cent is then
     * known to within 0.2, one of 95 to within 1 (power, history) or 0.4 (coverage).
     */
    public static final Sizes FULL = new Sizes(20_000, 2_000, 10_000, 1_000);
  }

  /** Prepares the self-test of the suite's own rules. */
  public SelfTest(long seed, Sizes sizes) {
    this.seed = seed;
    this.sizes = sizes;
  }

  /**
   * Finds out everything.
   *
   * @param blocks of a run; may be empty, then what depends on the machine is not measured
   * @param progress is told what is looked at next
   */
  public List<GoalResult> results(StoredBlocks blocks, Consumer<String> progress) {
    FalseAlarms alarms = new FalseAlarms(Rule.GATE, sizes.alarms());
    Power power = new Power(Rule.GATE, sizes.power());
    List<GoalResult> results = new ArrayList<>();
    progress.accept("statistics against certified values");
    results.addAll(new CertifiedValues(CertifiedValues.all()).results());
    progress.accept("coverage of the ratio interval");
    results.addAll(new Coverage(RatioInterval.ALL, sizes.coverage()).results(seed));
    progress.accept("false alarms and power of the gate, simulated");
    results.addAll(alarms.simulated(seed));
    results.addAll(power.simulated(seed));
    progress.accept("the history detector");
    results.addAll(
        new HistoryGoals(HistoryGoals.Detector.OF_THE_SUITE, sizes.history()).results(seed));
    progress.accept("false alarms and power of the gate, stored blocks");
    results.add(alarms.stored(seed, blocks));
    results.addAll(power.stored(seed, blocks));
    return List.copyOf(results);
  }
}
