package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.Environment;
import org.allocrace.model.TraceFacts;
import org.jspecify.annotations.Nullable;

/**
 * The report before it is written: sentences, tables and pictures in their order.
 *
 * @param matrix null where no trace has a reference
 */
record Document(
    String title,
    String machine,
    String started,
    String duration,
    List<Lead.Part> lead,
    List<Validity.Point> validity,
    @Nullable Chart matrix,
    List<Section> sections,
    List<Method.Fact> settings,
    List<Method.Fact> environment,
    Table programs) {

  /** One trace. */
  record Section(
      String name,
      String anchor,
      String facts,
      Table throughput,
      List<Chart> throughputCharts,
      List<Chart> behaviourCharts,
      Table latency,
      Table tail,
      List<Chart> latencyCharts,
      Table memory,
      List<Chart> memoryCharts,
      List<Exclusion> exclusions) {

    /** Whether there is any figure. */
    boolean measured() {
      return !(throughput.isEmpty() && latency.isEmpty() && memory.isEmpty());
    }

    List<Chart> charts() {
      List<Chart> charts = new ArrayList<>(throughputCharts);
      charts.addAll(latencyCharts);
      charts.addAll(memoryCharts);
      charts.addAll(behaviourCharts);
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
    FileNames names = new FileNames();
    Chart matrix = MatrixChart.of(result, names.of("matrix")).orElse(null);
    List<String> files =
        result.traces().stream().map(trace -> names.of(trace.trace().name())).toList();
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      sections.add(section(result.traces().get(i), files.get(i)));
    }
    return new Document(
        "allocrace: " + result.run().study().name() + " on " + environment.machine(),
        environment.machine(),
        method.started(),
        method.duration(),
        new Lead(result).parts(),
        new Validity(result, environment).points(),
        matrix,
        sections,
        method.settings(),
        method.machine(),
        method.programs());
  }

  private static Section section(TraceResult trace, String file) {
    TraceCharts charts = new TraceCharts(trace, file);
    return new Section(
        trace.trace().name(),
        "trace-" + file,
        facts(trace.trace()),
        ThroughputTable.of(trace),
        charts.throughput(),
        charts.behaviour(),
        LatencyTable.of(trace),
        TailTable.of(trace),
        charts.latency(),
        MemoryTable.of(trace),
        charts.memory(),
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
