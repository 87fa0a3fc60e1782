package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.LatencyResult.QuantileResult;
import org.allocrace.analysis.OpenLoopResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.Arrivals;
import org.allocrace.model.Mode;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.Study;
import org.allocrace.report.Table.Entry;

/** Requests that have intended starts: service and response times side by side. */
final class OpenLoopTable {
  private static final List<Double> QUANTILES = List.of(0.5, 0.99, 0.999);

  private OpenLoopTable() {}

  static Table of(TraceResult trace, Study study) {
    List<CellResult> cells = measured(trace);
    Set<Double> quantiles = new TreeSet<>();
    cells.forEach(cell -> open(cell).response().forEach(one -> quantiles.add(one.q())));
    quantiles.retainAll(QUANTILES);
    List<String> heads = new ArrayList<>(List.of("Contender", "Utilisation"));
    for (double q : quantiles) {
      heads.add(LatencyTable.name(q) + ", service");
      heads.add(LatencyTable.name(q) + ", response");
    }
    heads.add("Longest response");
    return new Table(
        "Open loop on %s: %s".formatted(trace.trace().name(), load(cells)),
        heads,
        cells.stream().map(cell -> row(cell, quantiles)).toList(),
        cells.isEmpty() ? List.of() : notes(cells, study));
  }

  static List<CellResult> measured(TraceResult trace) {
    return trace.cells().stream()
        .filter(cell -> cell.openLoop() != null && !cell.workDiffers())
        .toList();
  }

  static OpenLoopResult open(CellResult cell) {
    return Objects.requireNonNull(cell.openLoop());
  }

  /** {@code requests of 64 operations, one each 5.00 µs in the mean (Poisson arrivals)}. */
  static String load(List<CellResult> cells) {
    if (cells.isEmpty()) {
      return "no requests";
    }
    OpenLoop load = open(cells.getFirst()).load();
    return "requests of %s operations, one each %s%s"
        .formatted(
            String.join(
                " or ",
                cells.stream().map(cell -> String.valueOf(open(cell).batch())).distinct().toList()),
            Numbers.nanos(load.periodNs()),
            load.arrivals() == Arrivals.POISSON
                ? " in the mean (Poisson arrivals)"
                : " (fixed period)");
  }

  private static Table.Row row(CellResult cell, Set<Double> quantiles) {
    OpenLoopResult open = open(cell);
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of(Numbers.percent(open.utilisation())));
    for (double q : quantiles) {
      entries.add(Entry.of(figure(open.service(), q, open.floorNs())));
      entries.add(Entry.of(figure(open.response(), q, open.floorNs())));
    }
    entries.add(Entry.of(Numbers.nanos((double) open.longestResponseNs())));
    return Table.Row.of(cell, entries);
  }

  private static String figure(List<QuantileResult> all, double q, double floor) {
    for (QuantileResult one : all) {
      if (one.q() == q) {
        return Numbers.nanosWithin(one.ns(), floor);
      }
    }
    return Numbers.NONE;
  }

  private static List<String> notes(List<CellResult> cells, Study study) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Response times are measured from the intended start, so that what a request waited for"
            + " those before it counts (no coordinated omission); service times from the actual"
            + " start. Utilisation is the mean service time over the period."
            + window(study));
    List<String> overloaded =
        cells.stream()
            .filter(cell -> open(cell).isOverloaded())
            .map(
                cell ->
                    "%s (%s)"
                        .formatted(
                            cell.contender().name(), Numbers.percent(open(cell).utilisation())))
            .toList();
    if (!overloaded.isEmpty()) {
      notes.add(
          "Overloaded: %s. Requests arrive faster than they are served and the queue only grows: the response times say how long it was watched, not how long a request takes."
              .formatted(Names.all(overloaded)));
    }
    boolean floor =
        cells.stream()
            .map(OpenLoopTable::open)
            .anyMatch(
                open ->
                    Stream.concat(open.service().stream(), open.response().stream())
                        .anyMatch(one -> one.ns().point() <= open.floorNs()));
    if (floor) {
      notes.add(
          "≤: not above the floor of the clock, its smallest step and one reading; a bound and no"
              + " figure.");
    }
    return notes;
  }

  private static String window(Study study) {
    Study.Level level = study.modes().get(Mode.OPEN_LOOP);
    return level == null
        ? ""
        : " The window: %s, each of %s of whole replays that last at least %s ms, every replay with the same row of starts."
            .formatted(
                Names.counted(level.blocks(), "invocation"),
                Names.counted(level.settings().iterations(), "iteration"),
                level.settings().minIterationMs());
  }
}
