package org.allocrace.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.Cell;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;

/**
 * Why contenders have no figures on a trace, or fewer than planned.
 *
 * @param contenders those with the same word and the same reason
 * @param reason one sentence or more
 */
record Exclusion(Word word, List<String> contenders, String reason) {
  Exclusion {
    contenders = List.copyOf(contenders);
  }

  /** The word in the style sheet. */
  String style() {
    return word.style();
  }

  /** All contenders in one string. */
  String names() {
    return Names.all(contenders);
  }

  /** In the order of the cells, equal reasons together. */
  static List<Exclusion> of(TraceResult trace) {
    Map<Exclusion, List<String>> grouped = new LinkedHashMap<>();
    for (CellResult cell : trace.cells()) {
      Word word = Word.of(trace, cell);
      if (word.excludes()) {
        add(grouped, new Exclusion(word, List.of(), reason(cell)), cell);
      } else {
        for (String failure : failures(cell)) {
          add(grouped, new Exclusion(Word.FAILED, List.of(), failure), cell);
        }
      }
    }
    List<Exclusion> all = new ArrayList<>();
    grouped.forEach((one, names) -> all.add(new Exclusion(one.word, names, one.reason)));
    return all;
  }

  private static void add(Map<Exclusion, List<String>> groups, Exclusion group, CellResult cell) {
    groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(cell.contender().name());
  }

  /** Why a cell has no figures. */
  static String reason(CellResult cell) {
    if (cell.workDiffers()) {
      return "in the timed loop it did other work than the contenders it is comparable with;"
          + " nothing of it is used";
    }
    String reason = cell.facts().reason();
    if (reason != null) {
      return reason;
    }
    List<String> failures = failures(cell);
    return failures.isEmpty() ? "no reason was recorded" : String.join("; ", failures);
  }

  /** A sentence for each mode and code: how many invocations, and what the first one said. */
  static List<String> failures(CellResult cell) {
    return failures(cell.failed());
  }

  /** The same of invocations of several cells, in the order in which they come. */
  static Map<Cell, List<String>> byCell(List<Invocation> failed) {
    Map<Cell, List<Invocation>> byCell = new LinkedHashMap<>();
    failed.forEach(one -> byCell.computeIfAbsent(one.cell(), _ -> new ArrayList<>()).add(one));
    Map<Cell, List<String>> sentences = new LinkedHashMap<>();
    byCell.forEach((cell, own) -> sentences.put(cell, failures(own)));
    return sentences;
  }

  /** The same of invocations without a result. */
  static List<String> failures(List<Invocation> failed) {
    record Kind(String mode, String code) {}
    Map<Kind, List<Invocation>> byKind = new LinkedHashMap<>();
    for (Invocation one : failed) {
      Failure failure = Objects.requireNonNull(one.failure());
      byKind
          .computeIfAbsent(new Kind(one.mode().word(), failure.code()), _ -> new ArrayList<>())
          .add(one);
    }
    List<String> sentences = new ArrayList<>();
    byKind.forEach(
        (kind, all) -> {
          Failure first = Objects.requireNonNull(all.getFirst().failure());
          sentences.add(
              "%s failed (%s), first in block %s: %s%s"
                  .formatted(
                      Names.counted(all.size(), kind.mode() + " invocation"),
                      kind.code(),
                      all.getFirst().block(),
                      first.message(),
                      first.operation() == null ? "" : " (operation " + first.operation() + ")"));
        });
    return sentences;
  }
}
