package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.allocrace.model.Cell;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Run;
import org.allocrace.stats.DetectableChange;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/** From a pilot run to how much must be measured for a change of a given size to be seen. */
public final class Planner {
  private static final double NS_PER_SECOND = 1e9;

  private final Run run;
  private final List<Invocation> invocations;
  private final Samples samples;
  private final RunResult pilot;

  /** Prepares to plan from a pilot, see {@link Analyzer}. */
  public Planner(Run run, List<ContenderFacts> contenders, List<Invocation> invocations) {
    this.run = run;
    this.invocations = List.copyOf(invocations);
    this.samples = new Samples(invocations);
    this.pilot = new Analyzer(run, contenders, invocations).analyze();
  }

  /**
   * What is needed to see a change with a power of 80 % at the level of the intervals.
   *
   * @param ratio the change, above 1: 1.02 for 2 %
   */
  public PlanResult detect(double ratio) {
    List<PlanResult.Row> rows = new ArrayList<>();
    for (TraceResult trace : pilot.traces()) {
      for (CellResult cell : trace.cells()) {
        ThroughputResult throughput = cell.throughput();
        if (throughput != null) {
          for (Comparison one : throughput.comparisons()) {
            rows.add(row(cell.facts().cell(), one, ratio));
          }
        }
      }
    }
    return new PlanResult(ratio, secondsPerBlock(), rows);
  }

  private PlanResult.Row row(Cell cell, Comparison comparison, double ratio) {
    Cell other = new Cell(comparison.reference(), cell.trace());
    double[] logs = Comparer.logRatios(samples.throughput(cell), samples.throughput(other));
    if (logs.length < 2) {
      return new PlanResult.Row(cell, comparison.reference(), logs.length, null, null, null);
    }
    double deviation = StandardDeviation.of(logs).getAsDouble();
    OptionalInt blocks =
        DetectableChange.pairsNeeded(
            Math.log(ratio), deviation, 1 - RunResult.CONFIDENCE, RunResult.POWER);
    return new PlanResult.Row(
        cell,
        comparison.reference(),
        logs.length,
        deviation,
        comparison.detectable(),
        blocks.isPresent() ? (Integer) Math.max(PlanResult.FEWEST, blocks.getAsInt()) : null);
  }

  /** Mean time of each cell, summed: a block of throughput with its idle gaps. */
  private double secondsPerBlock() {
    Map<Cell, List<Long>> elapsed = new HashMap<>();
    for (Invocation one : invocations) {
      if (one.mode() == Mode.THROUGHPUT) {
        elapsed.computeIfAbsent(one.cell(), _ -> new ArrayList<>()).add(one.elapsedNs());
      }
    }
    double ns =
        elapsed.values().stream()
            .mapToDouble(all -> all.stream().mapToLong(Long::longValue).average().orElse(0))
            .sum();
    double idle = run.study().sampling().idleMs() / 1e3 * elapsed.size();
    return ns / NS_PER_SECOND + idle;
  }
}
