package org.allocrace.report;

import java.util.Locale;
import org.allocrace.analysis.ControlResult;
import org.allocrace.analysis.NoiseResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.model.Cell;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Mode;
import org.allocrace.model.Variant;
import org.allocrace.report.CsvTable.Rows;
import org.allocrace.report.CsvTable.Value;

/** Rows about a whole run: its controls, and what the machine did. Their trace may be empty. */
final class CsvRun {
  private static final String NONE = CsvTable.NONE;

  private CsvRun() {}

  static void add(CsvTable table, RunResult result) {
    for (ControlResult control : result.controls()) {
      control(table, result, control);
    }
    Rows rows = table.rows(NONE, NONE, NONE, NONE);
    rows.add(
        NONE,
        "controls",
        NONE,
        Value.NONE,
        NONE,
        result.controlVerdict().name().toLowerCase(Locale.ROOT),
        NONE);
    NoiseResult noise = result.noise();
    if (noise.blocks() > 0) {
      rows.add(NONE, "noise_blocks", "1", Value.of((double) noise.blocks()));
      rows.add(NONE, "noise_blocks_watched", "1", Value.of((double) noise.watched()));
    }
    if (noise.watched() > 0) {
      rows.add(NONE, "noise_attempts_repeated", "1", Value.of((double) noise.repeated()));
      rows.add(NONE, "noise_invocations_put_aside", "1", Value.of((double) noise.putAside()));
      rows.add(NONE, "noise_blocks_kept", "1", Value.of((double) noise.kept()));
      rows.add(NONE, "steal_share", "1", new Value(noise.steal(), null, NONE));
      rows.add(NONE, "spin_spread", "1", new Value(noise.spinSpread(), null, NONE));
    }
  }

  private static void control(CsvTable table, RunResult result, ControlResult control) {
    Rows again = rows(table, result, control.cell(), 0);
    CsvReport.ratio(again, "ratio_to_itself", control.same());
    again.add(
        Mode.THROUGHPUT.word(),
        "ratio_to_itself_p_holm",
        "1",
        new Value(control.adjustedP(), null, NONE),
        control.cell().contender());
    for (ControlResult.Planted one : control.slowed()) {
      Rows slowed = rows(table, result, control.cell(), one.percent());
      CsvReport.ratio(slowed, "ratio_planted", one.comparison());
      slowed.add(
          Mode.THROUGHPUT.word(),
          "planted_value",
          "1",
          Value.of(one.ratio()),
          control.cell().contender(),
          one.comparison().interval() == null ? NONE : one.isOff() ? "outside" : "inside",
          one.isOff() ? ControlPoint.off(control, one) : NONE);
    }
    failed(table, result, control);
  }

  private static void failed(CsvTable table, RunResult result, ControlResult control) {
    Exclusion.byCell(control.failed())
        .forEach(
            (cell, sentences) -> {
              long count = control.failed().stream().filter(one -> one.cell().equals(cell)).count();
              rows(table, result, cell)
                  .add(
                      NONE,
                      "failed_invocations",
                      "1",
                      Value.of((double) count),
                      NONE,
                      Word.FAILED.text(),
                      String.join("; ", sentences));
            });
  }

  private static Rows rows(CsvTable table, RunResult result, Cell cell, int percent) {
    return rows(
        table, result, new Cell(Variant.slowed(cell.contender(), percent).name(), cell.trace()));
  }

  private static Rows rows(CsvTable table, RunResult result, Cell cell) {
    String kind =
        result.traces().stream()
            .filter(trace -> trace.trace().name().equals(cell.trace()))
            .map(trace -> trace.trace().kind())
            .findFirst()
            .orElse(NONE);
    return table.rows(
        cell.trace(), kind, cell.contender(), ContenderFacts.language(cell.contender()));
  }
}
