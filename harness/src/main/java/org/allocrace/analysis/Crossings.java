package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.Crossover.When;
import org.jspecify.annotations.Nullable;

/** Which contenders of a trace overtake which. */
final class Crossings {
  private Crossings() {}

  /** All ordered pairs of cells with a warming curve, controls left out. */
  static List<Crossing> of(List<CellResult> cells) {
    List<Crossing> crossings = new ArrayList<>();
    for (CellResult cell : cells) {
      for (CellResult other : cells) {
        Warming mine = warming(cell);
        Warming theirs = warming(other);
        if (mine != null && theirs != null) {
          Crossover found = Crossover.of(mine.curve(), theirs.curve());
          if (found.when() == When.AFTER) {
            crossings.add(
                new Crossing(
                    cell.contender().name(),
                    other.contender().name(),
                    found.operations(),
                    found.crossings()));
          }
        }
      }
    }
    return crossings;
  }

  private static @Nullable Warming warming(CellResult cell) {
    ThroughputResult throughput = cell.throughput();
    return throughput == null || cell.contender().isControl() ? null : throughput.warming();
  }
}
