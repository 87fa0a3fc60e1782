package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Invocation;
import org.allocrace.model.Variant;
import org.allocrace.stats.Holm;
import org.jspecify.annotations.Nullable;

/** The controls of a run: identical things, and planted slowdowns. */
final class Controls {
  private final List<ControlResult> results;

  private Controls(List<ControlResult> results) {
    this.results = results;
  }

  /**
   * Of all cells of a run.
   *
   * @param refused cells that did other work; nothing of them is used
   */
  static Controls of(List<CellFacts> cells, Samples samples, Predicate<Cell> refused) {
    Map<Cell, List<Variant>> variants = new LinkedHashMap<>();
    for (CellFacts facts : cells) {
      Variant variant = Variant.of(facts.cell().contender());
      if (variant.slowdown() != null && !refused.test(facts.cell())) {
        Cell plain = new Cell(variant.contender(), facts.cell().trace());
        variants.computeIfAbsent(plain, _ -> new ArrayList<>()).add(variant);
      }
    }
    List<ControlResult> results = new ArrayList<>();
    variants.forEach((plain, own) -> results.add(result(plain, own, samples)));
    return new Controls(adjusted(results));
  }

  private static ControlResult result(Cell plain, List<Variant> variants, Samples samples) {
    Comparison same = null;
    List<ControlResult.Planted> slowed = new ArrayList<>();
    for (Variant variant : variants) {
      Integer percent = variant.slowdown();
      Comparison found = compare(plain, variant, samples);
      if (percent != null && found != null) {
        if (percent == 0) {
          same = found;
        } else {
          slowed.add(new ControlResult.Planted(percent, found));
        }
      }
    }
    List<Invocation> failed =
        variants.stream()
            .map(variant -> new Cell(variant.name(), plain.trace()))
            .flatMap(cell -> samples.failed(cell).stream())
            .toList();
    return new ControlResult(plain, same, null, slowed, failed);
  }

  private static @Nullable Comparison compare(Cell plain, Variant variant, Samples samples) {
    SortedMap<Integer, Double> again = samples.throughput(new Cell(variant.name(), plain.trace()));
    return Comparer.compare(again, samples.throughput(plain), plain.contender());
  }

  /** With Holm's adjustment over the A/A pairs: a run has one of them for each language. */
  private static List<ControlResult> adjusted(List<ControlResult> results) {
    List<ControlResult> pairs = results.stream().filter(one -> one.same() != null).toList();
    double[] p =
        Holm.adjust(
            pairs.stream()
                .map(ControlResult::same)
                .mapToDouble(same -> same == null ? 1 : same.p())
                .toArray());
    List<ControlResult> adjusted = new ArrayList<>();
    for (ControlResult one : results) {
      int at = pairs.indexOf(one);
      adjusted.add(
          new ControlResult(
              one.cell(), one.same(), at < 0 ? null : p[at], one.slowed(), one.failed()));
    }
    return adjusted;
  }

  List<ControlResult> results() {
    return results;
  }

  /**
   * Languages in which the decisive slowdown was measured and not seen: that nothing was found in
   * one of them says nothing.
   */
  Set<String> blind() {
    Set<String> blind = new HashSet<>();
    for (ControlResult one : results) {
      if (one.isBlind()) {
        blind.add(ContenderFacts.language(one.cell().contender()));
      }
    }
    return blind;
  }

  ControlVerdict verdict() {
    List<ControlResult> pairs = results.stream().filter(one -> one.same() != null).toList();
    boolean checked =
        !pairs.isEmpty()
            && pairs.size() == results.size()
            && pairs.stream()
                .allMatch(
                    one ->
                        one.same() != null
                            && ControlResult.canAlarm(one.same().pairs(), pairs.size()));
    if (results.stream().anyMatch(ControlResult::alarms)) {
      return ControlVerdict.INVALID;
    }
    if (!blind().isEmpty()) {
      return ControlVerdict.UNDERPOWERED;
    }
    return checked ? ControlVerdict.VALID : ControlVerdict.UNCHECKED;
  }
}
