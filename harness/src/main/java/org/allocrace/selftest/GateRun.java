package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.Gate;
import org.allocrace.stats.HodgesLehmann;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One run of the gate over comparisons of identical things, into one of which a slowdown is put.
 */
final class GateRun {
  /** Comparisons of one run. */
  static final int COMPARISONS = 40;

  /** Past A/A comparisons of a cell, where it has a history. */
  private static final int HISTORY = 20;

  private final Rule rule;
  private final Identical identical;

  GateRun(Rule rule, Identical identical) {
    this.rule = rule;
    this.identical = identical;
  }

  /** Whether the gate calls anything slower, though nothing is; no cell has a history. */
  boolean alarms(UniformRandomProvider random) {
    return run(anyCells(random), 0, 0, random).contains(true);
  }

  /**
   * Whether the gate finds the one cell that is slower, among others that are not. Of this cell
   * there is a history of A/A comparisons, which may ask for a larger shift.
   *
   * @param cell the slower one
   * @param slower by which it is slower: 0.05 for 5 per cent
   */
  boolean finds(int cell, double slower, UniformRandomProvider random) {
    int[] cells = anyCells(random);
    cells[0] = cell;
    return run(cells, Math.log1p(slower), spread(cell, random), random).getFirst();
  }

  private int[] anyCells(UniformRandomProvider random) {
    return random.ints(COMPARISONS, 0, identical.cells()).toArray();
  }

  /** By comparison: whether it is confirmed. The first has the effect and the spread. */
  private List<Boolean> run(
      int[] cells, double effect, double spread, UniformRandomProvider random) {
    double[][] screened = identical.logRatios(cells, Gate.FIRST_BLOCKS, random);
    add(effect, screened[0]);
    List<Integer> flagged = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      if (rule.flags(screened[i])) {
        flagged.add(i);
      }
    }
    int[] again = flagged.stream().mapToInt(i -> cells[i]).toArray();
    double[][] fresh = identical.logRatios(again, Gate.FRESH_BLOCKS, random);
    double[] spreads = new double[again.length];
    if (!flagged.isEmpty() && flagged.getFirst() == 0) {
      add(effect, fresh[0]);
      spreads[0] = spread;
    }
    List<Boolean> confirmed = rule.confirms(List.of(fresh), spreads);
    List<Boolean> all = new ArrayList<>();
    for (int i = 0; i < cells.length; i++) {
      int place = flagged.indexOf(i);
      all.add(place >= 0 && confirmed.get(place));
    }
    return all;
  }

  private static void add(double effect, double[] logRatios) {
    for (int i = 0; i < logRatios.length; i++) {
      logRatios[i] += effect;
    }
  }

  private double spread(int cell, UniformRandomProvider random) {
    double[] shifts = new double[HISTORY];
    for (int i = 0; i < shifts.length; i++) {
      double[] past = identical.logRatios(new int[] {cell}, Gate.FRESH_BLOCKS, random)[0];
      shifts[i] = HodgesLehmann.location(past).orElseThrow();
    }
    return Gate.spread(shifts);
  }
}
