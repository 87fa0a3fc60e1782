package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.ControlResult;
import org.allocrace.analysis.ControlVerdict;
import org.allocrace.analysis.NoiseResult;
import org.allocrace.analysis.Verdict;
import org.allocrace.model.Cell;
import org.allocrace.model.Checkup;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.Finding;
import org.allocrace.model.Mode;
import org.allocrace.stats.Interval;

/** Controls, noise and the state of a machine, all made up to reach each verdict. */
final class SyntheticControls {
  private SyntheticControls() {}

  /**
   * One for each cell: none with verdict unchecked. With verdict invalid the first pair alarms,
   * with verdict underpowered the last cell does not see 5 %.
   */
  static List<ControlResult> of(List<Cell> cells, ControlVerdict verdict, int blocks) {
    List<ControlResult> results = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = cells.get(i).contender();
      boolean alarms = verdict == ControlVerdict.INVALID && i == 0;
      boolean blind = verdict == ControlVerdict.UNDERPOWERED && i == cells.size() - 1;
      results.add(
          new ControlResult(
              cells.get(i),
              alarms
                  ? comparison(name, blocks, 1.08, 0.03, Verdict.SLOWER)
                  : comparison(name, blocks, 1.002, 0.012, Verdict.EQUIVALENT),
              alarms ? 0.0117 : 0.83,
              List.of(
                  new ControlResult.Planted(
                      5,
                      blind
                          ? comparison(name, blocks, 1.02, 0.05, Verdict.INCONCLUSIVE)
                          : comparison(name, blocks, 1.051, 0.02, Verdict.SLOWER)),
                  new ControlResult.Planted(
                      10, comparison(name, blocks, 1.098, 0.02, Verdict.SLOWER))),
              List.of()));
    }
    return results;
  }

  /** The same, with 10 % of the first measured as so much, and one of its invocations failed. */
  static List<ControlResult> oddFirst(List<ControlResult> controls, double ratio, Failure why) {
    List<ControlResult> odd = new ArrayList<>(controls);
    ControlResult first = odd.getFirst();
    Cell failed = new Cell(first.cell().contender() + "+5%", first.cell().trace());
    odd.set(
        0,
        new ControlResult(
            first.cell(),
            first.same(),
            first.adjustedP(),
            List.of(
                new ControlResult.Planted(
                    10, comparison(first.cell().contender(), 10, ratio, 0.009, Verdict.SLOWER))),
            List.of(Examples.failed(4, failed, Mode.THROUGHPUT, why))));
    return odd;
  }

  private static Comparison comparison(
      String name, int blocks, double ratio, double reach, Verdict verdict) {
    if (blocks < 6) {
      return new Comparison(name, blocks, ratio, null, null, 6, 1, null, Verdict.INCONCLUSIVE);
    }
    Interval interval = new Interval(ratio - reach, ratio + reach, 0.978515625);
    return new Comparison(
        name, blocks, ratio, interval, interval, 0, alarm(verdict) ? 0.004 : 0.62, 1.03, verdict);
  }

  private static boolean alarm(Verdict verdict) {
    return verdict == Verdict.SLOWER;
  }

  /** Some of everything. */
  static NoiseResult noise(int blocks) {
    return new NoiseResult(2 * blocks, 2 * blocks, 1, 26, 0, 0.0034, 1.042);
  }

  /** A finding of each level, and one of none. */
  static Checkup checkup() {
    return Checkup.of(
        List.of(
            Finding.good("cores", "2 processors"),
            Finding.notKnown("thermal"),
            Finding.noisy("governor", "powersave", "set the governor to performance"),
            Finding.unusable("memory", "60 MiB are free", "End other programs first.")));
  }
}
