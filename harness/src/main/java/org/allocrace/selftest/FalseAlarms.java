package org.allocrace.selftest;

import java.util.List;

/**
 * How often the gate calls something slower though nothing is: the share of runs of {@value
 * GateRun#COMPARISONS} A/A comparisons with at least one regression.
 */
public final class FalseAlarms {
  private static final Goal GOAL = new Goal.AtMost(0.01, 0.025);

  private final Rule rule;
  private final int runs;

  /**
   * The goal of a rule.
   *
   * @param runs of the gate for each metric; 20000 know 1 per cent to within 0.15
   */
  public FalseAlarms(Rule rule, int runs) {
    this.rule = rule;
    this.runs = runs;
  }

  /**
   * On a quiet machine, where the shifts that the rule asks for do most of the work, and on one so
   * noisy that they do almost nothing and the tests are alone.
   */
  public List<GoalResult> simulated(long seed) {
    return List.of(
        result(seed, "invocation CoV 2 %", new SimulatedCells(GateRun.COMPARISONS, 0.02, 0)),
        result(
            seed,
            "invocation CoV 20 % and spikes",
            new SimulatedCells(GateRun.COMPARISONS, 0.2, 0.05)));
  }

  private GoalResult result(long seed, String machine, Identical cells) {
    return new GoalResult(
        "gate: A/A false alarms per run of 40 comparisons, " + machine,
        false,
        GOAL,
        alarms(seed, machine, cells));
  }

  /** On the noise of a run that was measured. */
  public GoalResult stored(long seed, StoredBlocks blocks) {
    return new GoalResult(
        "gate: A/A false alarms per run of 40 comparisons, stored blocks relabelled",
        true,
        GOAL,
        blocks.isEmpty() ? blocks.missing() : alarms(seed, "stored", blocks));
  }

  private Measured alarms(long seed, String experiment, Identical cells) {
    GateRun gate = new GateRun(rule, cells);
    return new Trials(seed).share("alarms, " + experiment, runs, gate::alarms);
  }
}
