package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.Crossover.When;
import org.allocrace.model.ContenderFacts;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/** Which contenders of a trace overtake which. */
final class Crossings {
  private Crossings() {}

  /**
   * All ordered pairs of cells with a warming curve whose steady times have intervals that do not
   * overlap, controls left out. Where a runtime is named, only pairs of the same allocator: a pool
   * in one place and a heap in another are two differences at once.
   */
  static List<Crossing> of(List<CellResult> cells) {
    List<Crossing> crossings = new ArrayList<>();
    for (CellResult cell : cells) {
      for (CellResult other : cells) {
        Warming mine = warming(cell);
        Warming theirs = warming(other);
        if (mine != null
            && theirs != null
            && areAlike(cell.contender().name(), other.contender().name())
            && endsCheaper(cell, other)) {
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

  private static boolean areAlike(String one, String other) {
    boolean ordinary = ContenderFacts.runtime(one) == null && ContenderFacts.runtime(other) == null;
    return ordinary || ContenderFacts.allocator(one).equals(ContenderFacts.allocator(other));
  }

  /**
   * Whether the steady times are told apart: a crossing in the far future would follow from noise.
   */
  private static boolean endsCheaper(CellResult cell, CellResult other) {
    Interval mine = interval(cell);
    Interval theirs = interval(other);
    return mine != null && theirs != null && mine.high() < theirs.low();
  }

  private static @Nullable Interval interval(CellResult cell) {
    ThroughputResult throughput = cell.throughput();
    return throughput == null || !throughput.steady().isComparable()
        ? null
        : throughput.nsPerOperation().interval();
  }

  private static @Nullable Warming warming(CellResult cell) {
    ThroughputResult throughput = cell.throughput();
    return throughput == null || cell.contender().isControl() ? null : throughput.warming();
  }
}
