package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How often the gate finds a slowdown that is there, with the 30 blocks of its two stages: one of
 * {@value GateRun#COMPARISONS} cells is slower by 3, 5 or 10 per cent.
 */
public final class Power {
  /** A cell is quiet, and the goals hold for it, if its invocations vary by at most this. */
  public static final double QUIET = 0.02;

  private static final double[] SLOWDOWNS = {0.03, 0.05, 0.1};

  private final Rule rule;
  private final int runs;

  /**
   * The goals of a rule.
   *
   * @param runs of the gate for each metric; 2000 tell 95 per cent from 94
   */
  public Power(Rule rule, int runs) {
    this.rule = rule;
    this.runs = runs;
  }

  /** Three per cent is what the rule asks for at least, so it has no goal there. */
  private static Goal goal(double slowdown) {
    if (slowdown >= 0.1) {
      return new Goal.AtLeast(0.95);
    }
    return slowdown >= 0.05 ? new Goal.AtLeast(0.9) : new Goal.Shown();
  }

  /** On independent invocations that vary by as much as a quiet cell may. */
  public List<GoalResult> simulated(long seed) {
    SimulatedCells cells = new SimulatedCells(GateRun.COMPARISONS, QUIET, 0);
    int[] all = IntStream.range(0, cells.cells()).toArray();
    List<GoalResult> results = new ArrayList<>();
    for (double slowdown : SLOWDOWNS) {
      results.add(
          new GoalResult(
              metric(slowdown, "invocation CoV 2 %"),
              false,
              goal(slowdown),
              found(seed, "simulated", cells, all, slowdown)));
    }
    return results;
  }

  /** Slowdowns put into the blocks of a run that was measured: its quiet cells, then all. */
  public List<GoalResult> stored(long seed, StoredBlocks blocks) {
    int[] quiet = blocks.quiet(QUIET);
    int[] all = IntStream.range(0, blocks.cells()).toArray();
    List<GoalResult> results = new ArrayList<>();
    for (double slowdown : SLOWDOWNS) {
      String where = "%d stored cells of CoV up to 2 %%".formatted(quiet.length);
      Measured measured =
          blocks.isEmpty()
              ? blocks.missing()
              : quiet.length == 0
                  ? new Measured.Nothing("no cell of the run is that quiet")
                  : found(seed, "quiet", blocks, quiet, slowdown);
      results.add(new GoalResult(metric(slowdown, where), true, goal(slowdown), measured));
    }
    for (double slowdown : SLOWDOWNS) {
      Measured measured =
          blocks.isEmpty() ? blocks.missing() : found(seed, "all", blocks, all, slowdown);
      String where = "all %d stored cells".formatted(all.length);
      results.add(new GoalResult(metric(slowdown, where), true, new Goal.Shown(), measured));
    }
    return results;
  }

  private static String metric(double slowdown, String where) {
    return String.format(Locale.ROOT, "gate: power at +%.0f %%, %s", 100 * slowdown, where);
  }

  private Measured found(
      long seed, String experiment, Identical identical, int[] cells, double slowdown) {
    GateRun gate = new GateRun(rule, identical);
    return new Trials(seed)
        .share(
            "power, %s, %s".formatted(experiment, slowdown),
            runs,
            random -> gate.finds(cells[random.nextInt(cells.length)], slowdown, random));
  }
}
