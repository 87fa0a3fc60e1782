package org.allocrace.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.allocrace.model.Ageing;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.TraceFacts;
import org.allocrace.model.Variant;
import org.jspecify.annotations.Nullable;

/**
 * The variants that a run measures beside the cells that its study names. They are the same program
 * on the same trace, so what verification said of the cell holds for them.
 */
public final class Arms {
  /** The second name of an A/A pair, and two slowdowns that a run must be able to see. */
  public static final List<Integer> SLOWDOWNS = List.of(0, 5, 10);

  /** What can be littered. */
  private static final Set<String> AGEABLE = Set.of("heap", "pool");

  private Arms() {}

  /**
   * The controls of a run: of each language the first contender of the study that is neither {@code
   * null} nor the heap and agrees, on the first trace where there is one; if there is none, the
   * heap. Other runtimes stand for a language only where the ordinary one has no such cell.
   */
  public static List<CellFacts> controls(List<CellFacts> cells) {
    Map<String, CellFacts> first = new LinkedHashMap<>();
    cells.stream()
        .filter(facts -> facts.status() == CellFacts.Status.AGREES && !isOf(facts, "null"))
        .sorted(
            Comparator.comparing((CellFacts facts) -> ContenderFacts.runtime(name(facts)) != null)
                .thenComparing(facts -> isOf(facts, "heap")))
        .forEach(facts -> first.putIfAbsent(ContenderFacts.language(name(facts)), facts));
    List<CellFacts> arms = new ArrayList<>();
    for (CellFacts facts : first.values()) {
      for (int percent : SLOWDOWNS) {
        arms.add(named(facts, Variant.slowed(facts.cell().contender(), percent)));
      }
    }
    return arms;
  }

  /**
   * Every cell that agrees on a trace that can be littered, at each occupancy; guests have no
   * litter.
   */
  public static List<CellFacts> aged(
      @Nullable Ageing ageing, List<TraceFacts> traces, List<CellFacts> cells) {
    if (ageing == null) {
      return List.of();
    }
    Set<String> ageable =
        traces.stream()
            .filter(trace -> AGEABLE.contains(trace.kind()))
            .map(TraceFacts::name)
            .collect(Collectors.toSet());
    List<CellFacts> arms = new ArrayList<>();
    for (int occupancy : ageing.occupancies()) {
      for (CellFacts facts : cells) {
        if (facts.status() == CellFacts.Status.AGREES
            && ageable.contains(facts.cell().trace())
            && !ContenderFacts.isGuest(facts.cell().contender())) {
          arms.add(named(facts, Variant.aged(facts.cell().contender(), occupancy)));
        }
      }
    }
    return arms;
  }

  private static String name(CellFacts facts) {
    return facts.cell().contender();
  }

  private static boolean isOf(CellFacts facts, String allocator) {
    return ContenderFacts.allocator(name(facts)).equals(allocator);
  }

  private static CellFacts named(CellFacts facts, Variant variant) {
    return new CellFacts(
        new Cell(variant.name(), facts.cell().trace()),
        facts.status(),
        facts.reason(),
        facts.contents(),
        facts.placement());
  }
}
