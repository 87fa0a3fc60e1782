package org.allocrace.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.TailCause;
import org.allocrace.analysis.TraceResult;
import org.allocrace.report.Table.Entry;

/** What was seen to happen during long single operations. */
final class CauseTable {
  /** In the order in which a program asks for them; others come last. */
  private static final List<String> ORDER =
      List.of("collection", "major-fault", "page-fault", "switch", "steal", "unknown");

  private CauseTable() {}

  static Table of(TraceResult trace) {
    List<CellResult> cells = measured(trace);
    List<String> causes =
        causes(cells).stream()
            .filter(
                cause ->
                    cells.stream()
                        .anyMatch(
                            cell -> of(cell).stream().anyMatch(one -> one.cause().equals(cause))))
            .toList();
    List<String> heads = new ArrayList<>(List.of("Contender", "Long operations"));
    causes.forEach(cause -> heads.add(words(cause)));
    return new Table(
        "Causes of the tail on %s: long single operations, and the share of their time"
            .formatted(trace.trace().name()),
        heads,
        cells.stream().map(cell -> row(cell, causes)).toList(),
        List.of(
            "A long operation is one that the program recorded, a microsecond and more. It counts"
                + " once, with the first cause from the left that applies; unknown: no counter"
                + " moved. Steal, time that the host gave to others, is counted for all processors in"
                + " ticks of 10 ms and asked for after operations of 1 ms and more: shorter ones that"
                + " were stolen from are unknown. Shares are of the time of all long operations of the contender."));
  }

  /** The cells whose program looked for causes and had something to look at. */
  static List<CellResult> measured(TraceResult trace) {
    return LatencyTable.measured(trace).stream().filter(cell -> count(cell) > 0).toList();
  }

  /** All known causes in their order, then others: pictures of all traces have the same colours. */
  static List<String> causes(List<CellResult> cells) {
    Set<String> ordered = new LinkedHashSet<>(ORDER);
    cells.forEach(cell -> of(cell).forEach(one -> ordered.add(one.cause())));
    return List.copyOf(ordered);
  }

  /** As it is printed. */
  static String words(String cause) {
    return switch (cause) {
      case "collection" -> "collection";
      case "major-fault" -> "major page fault";
      case "page-fault" -> "page fault";
      case "switch" -> "context switch";
      case "steal" -> "steal";
      case "unknown" -> "unknown";
      default -> cause;
    };
  }

  /** Long operations of a cell. */
  static long count(CellResult cell) {
    return of(cell).stream().mapToLong(TailCause::count).sum();
  }

  /** Of the time of all long operations of a cell, from 0 to 1. */
  static double share(CellResult cell, String cause) {
    long all = of(cell).stream().mapToLong(TailCause::ns).sum();
    long own =
        of(cell).stream().filter(one -> one.cause().equals(cause)).mapToLong(TailCause::ns).sum();
    return all <= 0 ? 0 : (double) own / all;
  }

  private static List<TailCause> of(CellResult cell) {
    return Objects.requireNonNull(cell.latency()).causes();
  }

  private static Table.Row row(CellResult cell, List<String> causes) {
    List<Entry> entries = new ArrayList<>();
    entries.add(Entry.of(Long.toString(count(cell))));
    for (String cause : causes) {
      long count =
          of(cell).stream()
              .filter(one -> one.cause().equals(cause))
              .mapToLong(TailCause::count)
              .sum();
      entries.add(
          Entry.of(
              count == 0 ? "0" : "%s (%s)".formatted(count, Numbers.percent(share(cell, cause)))));
    }
    return Table.Row.of(cell, entries);
  }
}
