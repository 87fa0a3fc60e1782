package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.CellFacts;
import org.allocrace.model.Run;

/**
 * All that a run says.
 *
 * @param planned invocations that the study asks for
 * @param measured invocations with a result
 * @param failed invocations without one
 * @param comparisons how many ratios were judged; none is corrected for there being many
 * @param controls one for each language that has any
 * @param controlVerdict what they say of the run
 * @param noise what the machine did
 */
public record RunResult(
    Run run,
    int planned,
    int measured,
    int failed,
    int comparisons,
    List<ControlResult> controls,
    ControlVerdict controlVerdict,
    NoiseResult noise,
    List<TraceResult> traces) {
  /** The level of every interval. */
  public static final double CONFIDENCE = 0.95;

  /** Within this ratio, either way, two figures are equivalent. */
  public static final double EQUIVALENCE_MARGIN = 1.05;

  /** The power at which the smallest detectable change is given. */
  public static final double POWER = 0.8;

  /** Copies the lists. */
  public RunResult {
    controls = List.copyOf(controls);
    traces = List.copyOf(traces);
  }

  /** What it costs to have guests, program by program; empty where there are none. */
  public List<ProgramHosting> hosting() {
    return ProgramHosting.of(traces);
  }

  /** Whether a contender did other work than the others. */
  public boolean disagrees() {
    return traces.stream()
        .anyMatch(
            trace ->
                trace.aged().stream().anyMatch(AgedResult::workDiffers)
                    || trace.cells().stream()
                        .anyMatch(
                            cell ->
                                cell.workDiffers()
                                    || cell.facts().status() == CellFacts.Status.DISAGREES));
  }

  /** Cells that did not come to an end, or of which a mode has no result because all failed. */
  public int failures() {
    return (int)
            traces.stream()
                .flatMap(trace -> trace.cells().stream())
                .filter(CellResult::hasFailed)
                .count()
        + (int)
            traces.stream()
                .flatMap(trace -> trace.aged().stream())
                .filter(AgedResult::hasFailed)
                .count()
        + (int) controls.stream().mapToLong(one -> one.failedArms().size()).sum();
  }
}
