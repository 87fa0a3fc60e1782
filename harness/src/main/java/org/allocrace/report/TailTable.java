package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.LatencyResult;
import org.allocrace.analysis.LatencyResult.TailShare;
import org.allocrace.analysis.TraceResult;
import org.allocrace.report.Table.Entry;

/** Single operations that took long, each contender below the control of its language. */
final class TailTable {
  private static final Set<Long> THRESHOLDS_NS =
      new TreeSet<>(Set.of(1_000L, 10_000L, 100_000L, 1_000_000L));

  private TailTable() {}

  static Table of(TraceResult trace) {
    List<CellResult> cells =
        LatencyTable.measured(trace).stream().filter(TailTable::hasTail).toList();
    List<String> heads = new ArrayList<>(List.of("Contender"));
    THRESHOLDS_NS.forEach(ns -> heads.add("≥ " + Numbers.briefNanos(ns)));
    heads.add("Longest");
    return new Table(
        "Tail on %s: single operations that took so long, in a million (how many there were)"
            .formatted(trace.trace().name()),
        heads,
        cells.stream().map(TailTable::row).toList(),
        notes(cells));
  }

  private static boolean hasTail(CellResult cell) {
    LatencyResult latency = cell.latency();
    return latency != null && !latency.tail().isEmpty();
  }

  private static Table.Row row(CellResult cell) {
    LatencyResult latency = cell.latency();
    List<Entry> entries = new ArrayList<>();
    if (latency != null) {
      for (long threshold : THRESHOLDS_NS) {
        entries.add(Entry.of(figure(latency, threshold)));
      }
      entries.add(Entry.of(Numbers.nanos((double) latency.longestNs())));
    }
    return Table.Row.of(cell, entries);
  }

  private static String figure(LatencyResult latency, long threshold) {
    for (TailShare one : latency.tail()) {
      if (one.ns() == threshold) {
        return Numbers.perMillion(one.share()) + " (" + one.count() + ")";
      }
    }
    return Numbers.NONE;
  }

  private static List<String> notes(List<CellResult> cells) {
    Set<String> controlled =
        cells.stream()
            .filter(cell -> cell.contender().isControl())
            .map(cell -> cell.contender().language())
            .collect(Collectors.toSet());
    List<String> notes = new ArrayList<>();
    notes.add(
        "A control does not allocate: what its row shows is the machine, its system and the"
            + " runtime, not an allocator. Only what a contender has beyond it is its own.");
    cells.stream()
        .map(cell -> cell.contender().language())
        .distinct()
        .filter(language -> !controlled.contains(language))
        .forEach(
            language ->
                notes.add(
                    "%s/null has no tail here, so that of %s cannot be told from the machine's."
                        .formatted(language, Names.language(language))));
    return notes;
  }
}
