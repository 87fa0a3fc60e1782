package org.allocrace.report;

import org.allocrace.analysis.HostingResult;
import org.allocrace.analysis.Parts;
import org.allocrace.analysis.RuntimeResult;
import org.allocrace.model.Mode;
import org.allocrace.report.CsvTable.Rows;
import org.allocrace.report.CsvTable.Value;

/** What a contender costs on its runtime, beside others. */
final class CsvRuntime {
  private CsvRuntime() {}

  static void add(Rows rows, RuntimeResult one) {
    String mode = Mode.THROUGHPUT.word();
    CsvReport.ratio(rows, "ratio_to_ordinary_runtime", one.toOrdinary());
    CsvReport.ratio(rows, "ratio_to_same_compiler", one.toCompiler());
    Parts parts = one.parts();
    if (parts != null) {
      rows.add(mode, "loop_floor", CsvReport.NS_PER_OP, Value.of(parts.floor()));
      rows.add(mode, "boundary", CsvReport.NS_PER_OP, Value.of(parts.boundary()));
      if (parts.allocator() != null) {
        rows.add(mode, "allocator", CsvReport.NS_PER_OP, Value.of(parts.allocator()));
      }
    }
    HostingResult hosting = one.hosting();
    if (hosting != null) {
      rows.add(mode, "guest_start", "ns", Value.of(hosting.startNs()));
      rows.add(mode, "guest_call", "ns", Value.of(hosting.callNs()));
      rows.add(mode, "guest_calls", "1", Value.of((double) hosting.calls()));
    }
  }
}
