package org.allocrace.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.allocrace.analysis.CellResult;
import org.allocrace.model.ContenderFacts;

/**
 * Contenders that share a picture of curves. Where some are on other runtimes than their ordinary
 * ones, those of an allocator share one, of all languages or, if these are too many, of one: a
 * reader cannot tell twenty curves apart.
 *
 * @param name the allocator, or the contender without its runtime; empty where all share one
 */
record CurveGroup(String name, List<CellResult> cells) {
  /** More curves than that have a picture for each language. */
  private static final int MOST = 8;

  CurveGroup {
    cells = List.copyOf(cells);
  }

  /** In the order in which they come; empty for no cells. */
  static List<CurveGroup> of(List<CellResult> cells) {
    if (cells.stream().allMatch(cell -> ContenderFacts.runtime(cell.contender().name()) == null)) {
      return cells.isEmpty() ? List.of() : List.of(new CurveGroup("", cells));
    }
    List<CurveGroup> groups = new ArrayList<>();
    by(ContenderFacts::allocator, cells)
        .forEach(
            (allocator, its) -> {
              if (its.size() <= MOST) {
                groups.add(new CurveGroup(allocator, its));
              } else {
                by(ContenderFacts::base, its)
                    .forEach((base, own) -> groups.add(new CurveGroup(base, own)));
              }
            });
    return groups;
  }

  private static Map<String, List<CellResult>> by(
      Function<String, String> key, List<CellResult> cells) {
    Map<String, List<CellResult>> groups = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      groups.computeIfAbsent(key.apply(cell.contender().name()), _ -> new ArrayList<>()).add(cell);
    }
    return groups;
  }

  /** How a picture's title begins. */
  String title(String trace) {
    return name.isEmpty() ? trace : trace + ", " + name;
  }

  /** The name of a picture of this kind. */
  String file(String kind) {
    return name.isEmpty() ? kind : kind + "-" + name.replace('/', '-');
  }
}
