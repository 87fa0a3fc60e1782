package org.allocrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.allocrace.model.ArenaUse;
import org.allocrace.model.TraceFacts;
import org.allocrace.replay.Plan;
import org.allocrace.study.Nearest;
import org.allocrace.trace.ArenaWaste;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceStatistics;

/** The traces that a study names: bundled ones by their names, others by their paths. */
final class StudyTraces {
  private final Path bundled;

  StudyTraces(Path home) {
    bundled = home.resolve("traces");
  }

  /** One of them, opened. */
  record Opened(TraceFacts facts, Trace trace) {}

  /** Opens all; two traces of one name are refused, for a cell could not tell them apart. */
  List<Opened> open(List<String> names, Limits limits) throws UserException, IOException {
    Map<String, Opened> opened = new LinkedHashMap<>();
    for (String written : names) {
      Trace trace = TraceFiles.open(file(written), limits);
      String name = name(written);
      if (opened.put(name, new Opened(facts(name, written, trace), trace)) != null) {
        throw new UserException("the study names two traces that are both called " + name);
      }
    }
    return new ArrayList<>(opened.values());
  }

  private Path file(String written) throws UserException, IOException {
    if (written.contains("/") || written.contains(".atr")) {
      return Path.of(written);
    }
    Path file = bundled.resolve(written + ".atr.gz");
    if (!Files.exists(file)) {
      throw new UserException(
          "no bundled trace is called \"%s\"%s; a trace of your own is named by its path"
              .formatted(written, Nearest.hint(written, bundledNames())));
    }
    return file;
  }

  private List<String> bundledNames() throws IOException {
    try (Stream<Path> files = Files.list(bundled)) {
      return files.map(Path::toString).filter(f -> f.endsWith(".atr.gz")).map(this::name).toList();
    }
  }

  private String name(String file) {
    String last = String.valueOf(Path.of(file).getFileName());
    return last.replaceAll("\\.atr(\\.gz|\\.txt)?$", "");
  }

  private static TraceFacts facts(String name, String written, Trace trace) {
    return new TraceFacts(
        name,
        written,
        trace.kind().word(),
        trace.crcHex(),
        trace.operations().length,
        TraceStatistics.of(trace).allocations(),
        trace.figures().peakLive(),
        trace.figures().peakBytes(),
        trace.kind() == Kind.POOL ? (Long) slots(trace) : null,
        trace.kind() == Kind.ARENA ? use(ArenaWaste.of(trace)) : null,
        trace.metadata().getOrDefault("program", ""));
  }

  /** Of all pools that a fresh contender makes. */
  static long slots(Trace trace) {
    Plan plan = Plan.of(trace);
    return (long) plan.capacity() * plan.classes();
  }

  private static ArenaUse use(ArenaWaste waste) {
    return new ArenaUse(
        waste.emptied(), waste.bumpedBytes(), waste.paddingBytes(), waste.capacityBytes());
  }
}
