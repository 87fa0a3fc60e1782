package org.allocrace.analysis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.Placement;
import org.allocrace.model.Variant;
import org.jspecify.annotations.Nullable;

/** Which cells of a trace did not do the work of the others. */
final class WorkVotes {
  /** Cells whose work is comparable: one policy, and as much litter. */
  private record Group(Placement policy, @Nullable Integer occupancy) {}

  private WorkVotes() {}

  /**
   * Names of contenders whose timed loop did not do the work of the most of those that it is
   * comparable with, or not the same work each time. On a tie the first is taken to be right, as in
   * {@link Agreement}.
   *
   * @param policies of plain contenders
   */
  static Set<String> differing(
      List<CellFacts> cells, Samples samples, Function<String, Placement> policies) {
    Map<Group, Map<String, Integer>> votes = new HashMap<>();
    for (CellFacts facts : cells) {
      Map<String, Integer> ofGroup =
          votes.computeIfAbsent(group(facts.cell(), policies), _ -> new LinkedHashMap<>());
      // A control is its contender once more: it is judged, and has no vote of its own.
      if (Variant.of(facts.cell().contender()).slowdown() == null) {
        new HashSet<>(samples.work(facts.cell())).forEach(w -> ofGroup.merge(w, 1, Integer::sum));
      }
    }
    Set<String> differing = new HashSet<>();
    for (CellFacts facts : cells) {
      Map<String, Integer> ofGroup =
          Objects.requireNonNull(votes.get(group(facts.cell(), policies)), "counted above");
      String common = Agreement.common(ofGroup);
      Set<String> own = new HashSet<>(samples.work(facts.cell()));
      if (own.size() > 1 || own.stream().anyMatch(work -> !work.equals(common))) {
        differing.add(facts.cell().contender());
      }
    }
    return differing;
  }

  private static Group group(Cell cell, Function<String, Placement> policies) {
    Variant variant = Variant.of(cell.contender());
    return new Group(policies.apply(variant.contender()), variant.occupancy());
  }
}
