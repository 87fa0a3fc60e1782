package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.allocrace.analysis.Crossover.When;
import org.allocrace.model.ContenderFacts;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/** Which contenders of a trace overtake which. */
final class Crossings {
  private Crossings() {}

  /**
   * All ordered pairs of cells with a warming curve whose steady times have intervals that do not
   * overlap, controls left out. Where a runtime is named, only pairs that differ in one thing: the
   * same contender on two runtimes, or the same allocator in two guests.
   */
  static List<Crossing> of(List<CellResult> cells, Predicate<CellResult> isGuest) {
    List<Crossing> crossings = new ArrayList<>();
    for (CellResult cell : cells) {
      for (CellResult other : cells) {
        Warming mine = warming(cell);
        Warming theirs = warming(other);
        if (mine != null
            && theirs != null
            && areAlike(cell, other, isGuest)
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

  private static boolean areAlike(
      CellResult cell, CellResult other, Predicate<CellResult> isGuest) {
    String mine = cell.contender().name();
    String theirs = other.contender().name();
    if (ContenderFacts.runtime(mine) == null && ContenderFacts.runtime(theirs) == null) {
      return true;
    }
    boolean guests = isGuest.test(cell) && isGuest.test(other);
    return ContenderFacts.base(mine).equals(ContenderFacts.base(theirs))
        || (guests && ContenderFacts.allocator(mine).equals(ContenderFacts.allocator(theirs)));
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
