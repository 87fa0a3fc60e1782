package org.allocrace.report;

import java.util.List;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.Floor;
import org.allocrace.analysis.LatencyResult;
import org.allocrace.analysis.MemoryResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of a run, a row each, by RFC 4180: fields in quotes where they need it, lines ended
 * by CR LF, a head. Numbers have all their digits; what does not exist is empty.
 */
final class CsvReport {
  /** The columns. New ones are added at the end only. */
  private static final List<String> HEAD =
      List.of(
          "trace",
          "kind",
          "contender",
          "language",
          "mode",
          "metric",
          "unit",
          "value",
          "low",
          "high",
          "confidence",
          "invocations",
          "reference",
          "verdict",
          "reason");

  private static final String NS_PER_OP = "ns/op";
  private static final String NONE = "";

  private final StringBuilder text = new StringBuilder();

  private CsvReport() {}

  static String of(RunResult result) {
    CsvReport csv = new CsvReport();
    csv.line(HEAD);
    for (TraceResult trace : result.traces()) {
      trace.cells().forEach(cell -> csv.cell(trace, cell));
    }
    return csv.text.toString();
  }

  private void cell(TraceResult trace, CellResult cell) {
    Word word = Word.of(trace, cell);
    Rows rows = new Rows(trace, cell);
    if (word.excludes()) {
      rows.add(NONE, "status", NONE, Value.NONE, NONE, word.text(), Exclusion.reason(cell));
      return;
    }
    ThroughputResult throughput = cell.throughput();
    if (throughput != null) {
      throughput(rows, throughput);
    }
    LatencyResult latency = cell.latency();
    if (latency != null) {
      latency(rows, latency);
    }
    MemoryResult memory = cell.memory();
    if (memory != null) {
      memory(rows, memory.use());
    }
    if (!cell.failed().isEmpty()) {
      rows.add(
          NONE,
          "failed_invocations",
          "1",
          Value.of((double) cell.failed().size()),
          NONE,
          Word.FAILED.text(),
          Exclusion.reason(cell));
    }
  }

  private static void throughput(Rows rows, ThroughputResult throughput) {
    String mode = Mode.THROUGHPUT.word();
    int invocations = throughput.nsPerOperation().invocations().size();
    rows.add(mode, "time", NS_PER_OP, Value.of(throughput.nsPerOperation()));
    rows.add(
        mode, "time_geometric_mean", NS_PER_OP, Value.of(throughput.geometricMean(), invocations));
    Floor floor = throughput.floor();
    if (floor != null) {
      int pairs = floor.net().invocations().size();
      rows.add(mode, "floor_share", "1", Value.of(floor.share(), pairs), floor.control());
      rows.add(mode, "time_net_of_floor", NS_PER_OP, Value.of(floor.net()), floor.control());
    }
    ratio(rows, "ratio", throughput.toReference());
    ratio(rows, "ratio_to_heap", throughput.toHeap());
  }

  private static void ratio(Rows rows, String name, @Nullable Comparison ratio) {
    if (ratio != null) {
      String mode = Mode.THROUGHPUT.word();
      Value value = new Value(ratio.ratio(), ratio.interval(), Integer.toString(ratio.pairs()));
      rows.add(mode, name, "1", value, ratio.reference(), Word.of(ratio).text(), NONE);
      rows.add(mode, name + "_p", "1", Value.of(ratio.p(), ratio.pairs()), ratio.reference());
      rows.add(
          mode,
          name + "_detectable",
          "1",
          new Value(ratio.detectable(), null, Integer.toString(ratio.pairs())),
          ratio.reference());
    }
  }

  private static void latency(Rows rows, LatencyResult latency) {
    String mode = Mode.LATENCY.word();
    for (LatencyResult.QuantileResult one : latency.batches()) {
      rows.add(
          mode,
          "mean_of_" + latency.batch() + "_" + LatencyTable.name(one.q()),
          NS_PER_OP,
          Value.of(one.ns()));
    }
    for (LatencyResult.TailShare one : latency.tail()) {
      rows.add(mode, "share_from_" + one.ns() + "_ns", "1", Value.of(one.share()));
      rows.add(mode, "count_from_" + one.ns() + "_ns", "1", Value.of((double) one.count()));
    }
    rows.add(mode, "longest", "ns", Value.of((double) latency.longestNs()));
    rows.add(mode, "clock_step", "ns", Value.of(latency.clock().resolutionNs()));
    rows.add(mode, "clock_reading", "ns", Value.of(latency.clock().costNs()));
  }

  private static void memory(Rows rows, MemoryUse memory) {
    String mode = Mode.MEMORY.word();
    rows.add(mode, "peak_resident", "B", Value.of(memory.peakResidentBytes()));
    rows.add(mode, "reserved", "B", Value.of(memory.reservedBytes()));
    rows.add(mode, "requested_live", "B", Value.of(memory.requestedLiveBytes()));
    rows.add(mode, "collections", "1", Value.of(memory.collections()));
    rows.add(mode, "collection_time", "ns", Value.of(memory.collectionNs()));
  }

  /** A figure; its invocations are empty where it is not one of several. */
  private record Value(@Nullable Double figure, @Nullable Interval interval, String invocations) {
    static final Value NONE = new Value(null, null, "");

    static Value of(SampleEstimate estimate) {
      return new Value(
          estimate.point(), estimate.interval(), Integer.toString(estimate.invocations().size()));
    }

    static Value of(double figure, int invocations) {
      return new Value(figure, null, Integer.toString(invocations));
    }

    static Value of(double figure) {
      return new Value(figure, null, "");
    }

    static Value of(@Nullable Long figure) {
      return new Value(figure == null ? null : figure.doubleValue(), null, "");
    }
  }

  /** The rows of a cell. A figure that does not exist has no row. */
  private final class Rows {
    private final TraceResult trace;
    private final CellResult cell;

    Rows(TraceResult trace, CellResult cell) {
      this.trace = trace;
      this.cell = cell;
    }

    void add(String mode, String metric, String unit, Value value) {
      add(mode, metric, unit, value, NONE);
    }

    void add(String mode, String metric, String unit, Value value, String reference) {
      if (!Numbers.exact(value.figure()).isEmpty()) {
        add(mode, metric, unit, value, reference, NONE, NONE);
      }
    }

    void add(
        String mode,
        String metric,
        String unit,
        Value value,
        String reference,
        String verdict,
        String reason) {
      Interval interval = value.interval();
      line(
          List.of(
              trace.trace().name(),
              trace.trace().kind(),
              cell.contender().name(),
              cell.contender().language(),
              mode,
              metric,
              unit,
              Numbers.exact(value.figure()),
              interval == null ? NONE : Numbers.exact(interval.low()),
              interval == null ? NONE : Numbers.exact(interval.high()),
              interval == null ? NONE : Numbers.exact(interval.confidence()),
              value.invocations(),
              reference,
              verdict,
              reason));
    }
  }

  private void line(List<String> fields) {
    for (int i = 0; i < fields.size(); i++) {
      text.append(i == 0 ? "" : ",").append(quoted(fields.get(i)));
    }
    text.append("\r\n");
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
