package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.LatencyResult;
import org.allocrace.analysis.LatencyResult.QuantileResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.ClockFacts;
import org.allocrace.report.Table.Entry;
import org.allocrace.unit.Percentile;

/**
 * The centre of the distribution of times, from means of batches: a clock reading takes longer than
 * one operation, so that percentiles of single operations would be those of the clock.
 */
final class LatencyTable {
  private LatencyTable() {}

  static Table of(TraceResult trace) {
    List<CellResult> cells = measured(trace);
    Set<Double> quantiles = new TreeSet<>();
    cells.forEach(cell -> latency(cell).batches().forEach(one -> quantiles.add(one.q())));
    List<String> heads = new ArrayList<>(List.of("Contender"));
    quantiles.forEach(q -> heads.add(name(q) + ", ns/op"));
    heads.addAll(List.of("Invocations", "Clock: smallest step; one reading"));
    return new Table(
        "Latency on %s: mean of %s operations at percentiles of such batches, ns/op"
            .formatted(trace.trace().name(), sizes(cells)),
        heads,
        cells.stream().map(cell -> row(cell, quantiles)).toList(),
        notes(cells, quantiles));
  }

  private static List<String> notes(List<CellResult> cells, Set<Double> quantiles) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Not the percentiles of single operations: one reading of the clock takes longer than an"
            + " operation, and each batch contains one reading.");
    if (cells.stream()
        .map(LatencyTable::latency)
        .anyMatch(latency -> latency.batches().stream().anyMatch(one -> isFloor(latency, one)))) {
      notes.add(
          "≤: not above the floor of the clock, its smallest step and one reading shared among the"
              + " operations of a batch. Such a value is a bound and no figure.");
    }
    if (cells.stream().anyMatch(cell -> quantiles.size() > latency(cell).batches().size())) {
      notes.add(
          Numbers.NONE
              + " in place of a percentile: an invocation had fewer than 10 / (1 − q) batches.");
    }
    if (cells.stream()
        .flatMap(cell -> latency(cell).batches().stream())
        .anyMatch(one -> one.ns().interval() == null)) {
      notes.add(ThroughputTable.NO_INTERVAL);
    }
    return notes;
  }

  private static LatencyResult latency(CellResult cell) {
    return Objects.requireNonNull(cell.latency());
  }

  /** The cells that have latency, in the order of the trace: a control before its language. */
  static List<CellResult> measured(TraceResult trace) {
    return trace.cells().stream()
        .filter(cell -> cell.latency() != null && !cell.workDiffers())
        .toList();
  }

  /** {@code p99.9}. */
  static String name(double q) {
    return "p" + new Percentile(q).text().replace(" %", "");
  }

  /** How many operations are in a batch: 64, unless programs differ. */
  static String sizes(List<CellResult> cells) {
    return String.join(
        " or ",
        cells.stream().map(cell -> String.valueOf(latency(cell).batch())).distinct().toList());
  }

  private static Table.Row row(CellResult cell, Set<Double> quantiles) {
    LatencyResult latency = latency(cell);
    List<Entry> entries = new ArrayList<>();
    quantiles.forEach(q -> entries.add(Entry.of(figure(latency, q))));
    int invocations =
        latency.batches().isEmpty() ? 0 : latency.batches().getFirst().ns().invocations().size();
    entries.add(Entry.of(invocations == 0 ? Numbers.NONE : Integer.toString(invocations)));
    ClockFacts clock = latency.clock();
    entries.add(
        Entry.of(
            "%s: %s; %s"
                .formatted(
                    clock.name(),
                    Numbers.nanos(clock.resolutionNs()),
                    Numbers.nanos(clock.costNs()))));
    return Table.Row.of(cell, entries);
  }

  /** What cannot be told from the clock itself is not a figure. */
  private static String figure(LatencyResult latency, double q) {
    for (QuantileResult one : latency.batches()) {
      if (one.q() == q) {
        return isFloor(latency, one)
            ? "≤ " + Numbers.plain(latency.floorNs())
            : Numbers.within(one.ns());
      }
    }
    return Numbers.NONE;
  }

  /** Whether a quantile is not above the floor of the clock. */
  static boolean isFloor(LatencyResult latency, QuantileResult one) {
    return one.ns().point() <= latency.floorNs();
  }
}
