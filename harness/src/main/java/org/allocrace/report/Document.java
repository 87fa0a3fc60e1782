package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.Environment;
import org.allocrace.model.Study;
import org.allocrace.model.TraceFacts;
import org.jspecify.annotations.Nullable;

/**
 * The report before it is written: sentences, tables and pictures in their order.
 *
 * @param banner what must be read before anything else; empty where there is nothing
 * @param verdict of the controls
 * @param matrix null where no trace has a reference
 */
record Document(
    String title,
    String machine,
    String started,
    String duration,
    String banner,
    List<Lead.Part> lead,
    Validity.Point verdict,
    Table controls,
    List<Validity.Point> validity,
    @Nullable Chart matrix,
    List<Section> sections,
    Table hosting,
    List<Method.Fact> settings,
    List<Method.Fact> environment,
    Table programs) {

  /** One trace. */
  record Section(
      String name,
      String anchor,
      String facts,
      Table throughput,
      Table instructions,
      List<Chart> throughputCharts,
      List<Chart> behaviourCharts,
      Table steady,
      Table warming,
      Table cold,
      Table crossings,
      List<Chart> costCharts,
      Table latency,
      Table tail,
      Table causes,
      List<Chart> latencyCharts,
      Table openLoop,
      List<Chart> openLoopCharts,
      Table memory,
      String arenas,
      List<Chart> memoryCharts,
      Table aged,
      List<Chart> agedCharts,
      Table runtimes,
      Table parts,
      List<Chart> runtimeCharts,
      List<Exclusion> exclusions) {

    /** Whether there is any figure. */
    boolean measured() {
      return tables().stream().anyMatch(table -> !table.isEmpty());
    }

    private List<Table> tables() {
      return List.of(throughput, instructions, latency, openLoop, memory, aged);
    }

    List<Chart> charts() {
      List<Chart> charts = new ArrayList<>(throughputCharts);
      charts.addAll(latencyCharts);
      charts.addAll(openLoopCharts);
      charts.addAll(memoryCharts);
      charts.addAll(agedCharts);
      charts.addAll(runtimeCharts);
      charts.addAll(behaviourCharts);
      charts.addAll(costCharts);
      return charts;
    }
  }

  /** All pictures, the matrix first. */
  List<Chart> charts() {
    List<Chart> charts = new ArrayList<>();
    if (matrix != null) {
      charts.add(matrix);
    }
    sections.forEach(section -> charts.addAll(section.charts()));
    return charts;
  }

  static Document of(RunResult result, Environment environment) {
    Method method = new Method(result.run(), environment);
    Validity validity = new Validity(result, environment);
    FileNames names = new FileNames();
    Chart matrix = MatrixChart.of(result, names.of("matrix")).orElse(null);
    List<String> files =
        result.traces().stream().map(trace -> names.of(trace.trace().name())).toList();
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      sections.add(section(result.run().study(), result.traces().get(i), files.get(i)));
    }
    return new Document(
        "allocrace: " + result.run().study().name() + " on " + environment.machine(),
        environment.machine(),
        method.started(),
        method.duration(),
        ControlPoint.banner(result),
        new Lead(result).parts(),
        validity.verdict(),
        ControlTable.of(result),
        validity.points(),
        matrix,
        sections,
        HostingTable.of(result),
        method.settings(),
        method.machine(),
        method.programs());
  }

  private static Section section(Study study, TraceResult trace, String file) {
    TraceCharts charts = new TraceCharts(trace, file);
    SteadyTables steady = new SteadyTables(trace);
    RuntimeTables runtimes = new RuntimeTables(trace);
    return new Section(
        trace.trace().name(),
        "trace-" + file,
        facts(trace.trace()),
        ThroughputTable.of(trace),
        InstructionTable.of(trace),
        charts.throughput(),
        charts.behaviour(),
        steady.steady(),
        steady.warming(),
        steady.cold(),
        steady.crossings(),
        charts.costs(),
        LatencyTable.of(trace),
        TailTable.of(trace),
        CauseTable.of(trace),
        charts.latency(),
        OpenLoopTable.of(trace, study),
        charts.openLoop(),
        MemoryTable.of(trace),
        ArenaWords.of(trace.trace().arenaUse()),
        charts.memory(),
        AgedTable.of(trace),
        charts.aged(),
        runtimes.ratios(),
        runtimes.parts(),
        charts.runtimes(),
        Exclusion.of(trace));
  }

  private static String facts(TraceFacts trace) {
    return "Kind %s; %s operations, %s of them allocations; at its peak %s live in %s objects; CRC %s%s."
        .formatted(
            trace.kind(),
            trace.operations(),
            trace.allocations(),
            Numbers.bytes(trace.peakBytes()),
            trace.peakLive(),
            trace.crc(),
            trace.program().isBlank() ? "" : "; recorded from " + trace.program());
  }
}
