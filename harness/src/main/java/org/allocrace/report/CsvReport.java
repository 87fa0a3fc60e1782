package org.allocrace.report;

import java.util.Locale;
import org.allocrace.analysis.AgedResult;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.Floor;
import org.allocrace.analysis.InstructionResult;
import org.allocrace.analysis.LatencyResult;
import org.allocrace.analysis.MemoryResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.Steady;
import org.allocrace.analysis.ThroughputResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.analysis.Warming;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.allocrace.report.CsvTable.Rows;
import org.allocrace.report.CsvTable.Value;
import org.jspecify.annotations.Nullable;

/** Every figure of a run, a row each. */
final class CsvReport {
  static final String NS_PER_OP = "ns/op";
  private static final String NONE = CsvTable.NONE;

  private CsvReport() {}

  static String of(RunResult result) {
    CsvTable table = new CsvTable();
    for (TraceResult trace : result.traces()) {
      trace.cells().forEach(cell -> cell(table, trace, cell));
      trace.runtimes().forEach(one -> CsvRuntime.add(rows(table, trace, one.cell()), one));
      trace.aged().forEach(aged -> aged(table, trace, aged));
    }
    CsvRun.add(table, result);
    return table.text();
  }

  private static void cell(CsvTable table, TraceResult trace, CellResult cell) {
    Word word = Word.of(trace, cell);
    Rows rows = rows(table, trace, cell);
    if (word.excludes()) {
      rows.add(NONE, "status", NONE, Value.NONE, NONE, word.text(), Exclusion.reason(cell));
      return;
    }
    ThroughputResult throughput = cell.throughput();
    if (throughput != null) {
      throughput(rows, throughput);
    }
    latency(rows, cell.latency());
    if (cell.openLoop() != null) {
      CsvOpenLoop.add(rows, cell.openLoop());
    }
    memory(rows, cell.memory());
    instructions(rows, cell.instructions());
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

  private static Rows rows(CsvTable table, TraceResult trace, CellResult cell) {
    return table.rows(
        trace.trace().name(),
        trace.trace().kind(),
        cell.contender().name(),
        cell.contender().language());
  }

  private static void aged(CsvTable table, TraceResult trace, AgedResult aged) {
    Word word = Word.of(aged);
    Rows rows =
        table.rows(
            trace.trace().name(),
            trace.trace().kind(),
            aged.facts().cell().contender(),
            aged.contender().language());
    if (word.excludes()) {
      String reason = aged.facts().reason();
      rows.add(NONE, "status", NONE, Value.NONE, NONE, word.text(), reason == null ? NONE : reason);
      return;
    }
    SampleEstimate time = aged.nsPerOperation();
    if (time != null) {
      rows.add(Mode.THROUGHPUT.word(), "time", NS_PER_OP, Value.of(time));
    }
    ratio(rows, "ratio_to_fresh", aged.toFresh());
    latency(rows, aged.latency());
    memory(rows, aged.memory());
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
    steady(rows, throughput);
  }

  private static void steady(Rows rows, ThroughputResult throughput) {
    String mode = Mode.THROUGHPUT.word();
    Steady steady = throughput.steady();
    rows.add(mode, "state", NONE, Value.NONE, NONE, SteadyTables.state(steady), NONE);
    rows.add(mode, "invocations_flat", "1", Value.of((double) steady.flat()));
    rows.add(mode, "invocations_warmup", "1", Value.of((double) steady.warmup()));
    rows.add(mode, "invocations_slowdown", "1", Value.of((double) steady.slowdown()));
    rows.add(mode, "invocations_unsteady", "1", Value.of((double) steady.unsteady()));
    rows.add(mode, "invocations_too_short", "1", Value.of((double) steady.tooShort()));
    if (steady.steady() != null) {
      rows.add(mode, "time_steady", NS_PER_OP, Value.of(steady.steady()));
    }
    if (steady.wholeRun() != null) {
      rows.add(mode, "time_whole_run", NS_PER_OP, Value.of(steady.wholeRun()));
    }
    Warming warming = throughput.warming();
    if (warming != null) {
      rows.add(mode, "time_cold", NS_PER_OP, Value.of(warming.cold()));
      rows.add(mode, "warming_operations", "1", Value.of((double) warming.watched()));
      rows.add(mode, "warming_excess", "ns", Value.of(warming.excessNs()));
    }
  }

  /** A ratio with its p, its second opinion and what so many blocks would find. */
  static void ratio(Rows rows, String name, @Nullable Comparison ratio) {
    if (ratio == null) {
      return;
    }
    String mode = Mode.THROUGHPUT.word();
    String pairs = Integer.toString(ratio.pairs());
    rows.add(
        mode,
        name,
        "1",
        new Value(ratio.ratio(), ratio.interval(), pairs),
        ratio.reference(),
        Word.of(ratio).text(),
        NONE);
    rows.add(mode, name + "_p", "1", Value.of(ratio.p(), ratio.pairs()), ratio.reference());
    if (ratio.student() != null) {
      rows.add(
          mode,
          name + "_student",
          "1",
          new Value(null, ratio.student(), pairs),
          ratio.reference(),
          NONE,
          NONE);
    }
    rows.add(
        mode,
        name + "_detectable",
        "1",
        new Value(ratio.detectable(), null, pairs),
        ratio.reference());
  }

  private static void latency(Rows rows, @Nullable LatencyResult latency) {
    if (latency == null) {
      return;
    }
    String mode = Mode.LATENCY.word();
    for (LatencyResult.QuantileResult one : latency.batches()) {
      CsvOpenLoop.quantile(
          rows,
          mode,
          "mean_of_" + latency.batch() + "_" + LatencyTable.name(one.q()),
          NS_PER_OP,
          one.ns(),
          latency.floorNs());
    }
    for (LatencyResult.TailShare one : latency.tail()) {
      rows.add(mode, "share_from_" + one.ns() + "_ns", "1", Value.of(one.share()));
      rows.add(mode, "count_from_" + one.ns() + "_ns", "1", Value.of((double) one.count()));
    }
    latency
        .causes()
        .forEach(
            one -> {
              String cause = one.cause().toLowerCase(Locale.ROOT).replace('-', '_');
              rows.add(mode, "cause_" + cause + "_count", "1", Value.of((double) one.count()));
              rows.add(mode, "cause_" + cause + "_time", "ns", Value.of((double) one.ns()));
            });
    rows.add(mode, "longest", "ns", Value.of((double) latency.longestNs()));
    rows.add(mode, "clock_step", "ns", Value.of(latency.clock().resolutionNs()));
    rows.add(mode, "clock_reading", "ns", Value.of(latency.clock().costNs()));
  }

  private static void memory(Rows rows, @Nullable MemoryResult memory) {
    if (memory == null) {
      return;
    }
    String mode = Mode.MEMORY.word();
    MemoryUse use = memory.use();
    rows.add(mode, "peak_resident", "B", Value.of(memory.peak()));
    rows.add(mode, "loaded_resident", "B", Value.of(memory.loaded()));
    rows.add(mode, "drained_resident", "B", Value.of(memory.drained()));
    rows.add(mode, "reserved", "B", Value.of(use.reservedBytes()));
    rows.add(mode, "requested_live", "B", Value.of(use.requestedLiveBytes()));
    rows.add(mode, "overhead", "1", new Value(memory.overhead(), null, NONE));
    rows.add(mode, "bytes_per_slot", "B", new Value(memory.bytesPerSlot(), null, NONE));
    rows.add(mode, "collections", "1", Value.of(use.collections()));
    rows.add(mode, "collection_time", "ns", Value.of(use.collectionNs()));
    rows.add(mode, "allocated", "B", Value.of(use.allocatedBytes()));
    rows.add(
        mode, "allocated_per_op", "B/op", new Value(memory.allocatedPerOperation(), null, NONE));
  }

  private static void instructions(Rows rows, @Nullable InstructionResult one) {
    if (one == null) {
      return;
    }
    String mode = Mode.INSTRUCTIONS.word();
    String tool = "counted by " + one.tool();
    rows.add(mode, "instructions_per_op", "1", Value.of(one.perOperation()), NONE, NONE, tool);
    rows.add(mode, "instructions_per_op_least", "1", Value.of(one.least()), NONE, NONE, tool);
    rows.add(mode, "instructions_per_op_most", "1", Value.of(one.most()), NONE, NONE, tool);
  }
}
