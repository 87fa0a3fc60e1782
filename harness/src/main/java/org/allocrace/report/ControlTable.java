package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.ControlResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.model.Cell;
import org.allocrace.model.ContenderFacts;
import org.allocrace.report.Table.Entry;

/** The controls of a run: what was entered again, and what came of it. */
final class ControlTable {
  private ControlTable() {}

  static Table of(RunResult result) {
    SortedSet<Integer> percents = new TreeSet<>();
    result
        .controls()
        .forEach(control -> control.slowed().forEach(one -> percents.add(one.percent())));
    List<String> heads =
        new ArrayList<>(List.of("Language", "Entered again", "A/A: ratio to itself"));
    percents.forEach(percent -> heads.add("Planted +" + percent + " %"));
    heads.add("Floor of the language, ns/op");
    return new Table(
        "Controls: the same contender a second time, and slowed down on purpose",
        heads,
        result.controls().stream().map(one -> row(result, one, percents)).toList(),
        notes(result));
  }

  private static List<String> notes(RunResult result) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "An A/A pair alarms where its ratio is called faster or slower and p is below 0.05"
            + " after Holm's correction for there being one in each language. A slowdown is"
            + " seen where the whole interval is above 1.");
    for (ControlResult control : result.controls()) {
      Exclusion.byCell(control.failed())
          .forEach((cell, sentences) -> notes.add(cell + ": " + String.join("; ", sentences)));
    }
    notes.addAll(floorFailures(result));
    return notes;
  }

  /** Of the floors that the table shows or would show, each once. */
  private static List<String> floorFailures(RunResult result) {
    return result.controls().stream()
        .flatMap(control -> floorCell(result, control.cell()).stream())
        .distinct()
        .filter(cell -> !cell.failed().isEmpty())
        .map(cell -> cell.facts().cell() + ": " + String.join("; ", Exclusion.failures(cell)))
        .toList();
  }

  private static Table.Row row(
      RunResult result, ControlResult control, SortedSet<Integer> percents) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of(control.cell().toString()));
    entries.add(Entry.of(same(control)));
    percents.forEach(percent -> entries.add(Entry.of(planted(control, percent))));
    entries.add(Entry.of(floor(result, control.cell())));
    return new Table.Row(Names.languageOf(control.cell().contender()), "", "", entries);
  }

  private static String same(ControlResult control) {
    Comparison same = control.same();
    Double p = control.adjustedP();
    if (same == null) {
      return Numbers.NONE;
    }
    return "%s, %s%s%s"
        .formatted(
            Numbers.ratio(same),
            Word.of(same).text(),
            p == null ? "" : ", p " + Numbers.plain(p),
            control.alarms() ? ": alarm" : ": no alarm");
  }

  private static String planted(ControlResult control, int percent) {
    return control.slowed().stream()
        .filter(one -> one.percent() == percent)
        .map(
            one ->
                Numbers.ratio(one.comparison())
                    + (one.seen() ? ", seen" : ", not seen")
                    + (one.isOff() ? ", planted value outside" : ""))
        .findFirst()
        .orElse(Numbers.NONE);
  }

  private static String floor(RunResult result, Cell cell) {
    return floorCell(result, cell)
        .filter(Standing::isTimed)
        .map(ControlTable::time)
        .orElse(Numbers.NONE);
  }

  private static Optional<CellResult> floorCell(RunResult result, Cell cell) {
    String floor = ContenderFacts.beside(cell.contender(), "null");
    return result.traces().stream()
        .filter(trace -> trace.trace().name().equals(cell.trace()))
        .flatMap(trace -> trace.cells().stream())
        .filter(one -> one.contender().name().equals(floor))
        .findFirst();
  }

  private static String time(CellResult cell) {
    ThroughputResult throughput = cell.throughput();
    return throughput == null ? Numbers.NONE : Numbers.within(throughput.nsPerOperation());
  }
}
