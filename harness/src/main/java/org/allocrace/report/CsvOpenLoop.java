package org.allocrace.report;

import org.allocrace.analysis.LatencyResult.QuantileResult;
import org.allocrace.analysis.OpenLoopResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.model.Mode;
import org.allocrace.report.CsvTable.Rows;
import org.allocrace.report.CsvTable.Value;

/** Rows of service and response times, and of times that a clock bounds from below. */
final class CsvOpenLoop {
  private CsvOpenLoop() {}

  static void add(Rows rows, OpenLoopResult open) {
    String mode = Mode.OPEN_LOOP.word();
    rows.add(
        mode,
        "period",
        "ns",
        Value.of((double) open.load().periodNs()),
        CsvTable.NONE,
        CsvTable.NONE,
        "arrivals " + open.load().arrivals().word() + ", requests of " + open.batch());
    rows.add(
        mode,
        "utilisation",
        "1",
        Value.of(open.utilisation()),
        CsvTable.NONE,
        CsvTable.NONE,
        open.isOverloaded() ? "overloaded: the queue only grows" : CsvTable.NONE);
    for (QuantileResult one : open.service()) {
      String name = "service_" + LatencyTable.name(one.q());
      quantile(rows, mode, name, "ns", one.ns(), open.floorNs());
    }
    for (QuantileResult one : open.response()) {
      String name = "response_" + LatencyTable.name(one.q());
      quantile(rows, mode, name, "ns", one.ns(), open.floorNs());
    }
    rows.add(mode, "longest_response", "ns", Value.of((double) open.longestResponseNs()));
    rows.add(mode, "clock_step", "ns", Value.of(open.clock().resolutionNs()));
    rows.add(mode, "clock_reading", "ns", Value.of(open.clock().costNs()));
  }

  /** A time, or the floor of the clock with the word that it is a bound. */
  static void quantile(
      Rows rows, String mode, String metric, String unit, SampleEstimate time, double floor) {
    if (time.point() <= floor) {
      rows.add(
          mode,
          metric,
          unit,
          Value.of(floor, time.invocations().size()),
          CsvTable.NONE,
          CsvTable.NONE,
          "at most: not above the floor of the clock");
    } else {
      rows.add(mode, metric, unit, Value.of(time));
    }
  }
}
