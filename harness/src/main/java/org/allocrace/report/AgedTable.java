package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.AgedResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.CellFacts;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.report.Table.Entry;

/** Contenders after a littering phase, next to themselves without one. */
final class AgedTable {
  private AgedTable() {}

  static Table of(TraceResult trace) {
    List<AgedResult> shown =
        trace.aged().stream()
            .filter(aged -> aged.facts().status() != CellFacts.Status.NOT_APPLICABLE)
            .toList();
    return new Table(
        "Aged on %s: after a littering phase, by the share of the litter that stayed"
            .formatted(trace.trace().name()),
        List.of(
            "Contender", "Occupancy", "Time, ns/op (95 % interval)", "Ratio to fresh", "Verdict"),
        shown.stream().map(AgedTable::row).toList(),
        notes(shown));
  }

  private static Table.Row row(AgedResult aged) {
    SampleEstimate time = aged.workDiffers() ? null : aged.nsPerOperation();
    Comparison toFresh = aged.workDiffers() ? null : aged.toFresh();
    return new Table.Row(
        aged.contender().name(),
        aged.contender().description(),
        aged.contender().isControl() ? Word.CONTROL.style() : "",
        List.of(
            Entry.of(aged.occupancy() + " %"),
            new Entry(time == null ? Numbers.NONE : Numbers.within(time), "gross"),
            Entry.of(toFresh == null ? Numbers.NONE : Numbers.ratio(toFresh)),
            Entry.of(Word.of(aged))));
  }

  private static List<String> notes(List<AgedResult> shown) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Before the first replay the heap or pool was filled with litter of the trace's sizes, of"
            + " which only this share was kept; the ratio is to the same contender without litter,"
            + " paired by block.");
    if (shown.stream()
        .map(AgedResult::nsPerOperation)
        .anyMatch(time -> time != null && time.interval() == null)) {
      notes.add(ThroughputTable.NO_INTERVAL);
    }
    for (AgedResult aged : shown) {
      for (Invocation one : aged.failed()) {
        Failure failure = one.failure();
        if (failure != null) {
          notes.add(
              "%s, block %s of %s failed (%s): %s"
                  .formatted(
                      aged.facts().cell().contender(),
                      one.block() + 1,
                      one.mode().word(),
                      failure.code(),
                      failure.message()));
        }
      }
      String reason = aged.facts().reason();
      if (Word.of(aged).excludes() && reason != null) {
        notes.add(aged.facts().cell().contender() + ": " + reason);
      }
    }
    return notes;
  }
}
