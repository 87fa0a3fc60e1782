package org.allocrace.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Mode;
import org.allocrace.model.Run;

/**
 * The answer in words: for each kind of trace and each language, what its best pool or arena costs
 * next to its general allocator and to the reference.
 */
final class Lead {
  /** In the order of the question; kinds that are not here come last. */
  private static final List<String> KINDS = List.of("pool", "arena", "expr", "heap");

  /** So many names fit a heading. */
  private static final int NAMED_TRACES = 4;

  private final RunResult result;

  Lead(RunResult result) {
    this.result = result;
  }

  /**
   * What is said of one kind.
   *
   * @param sentences one for each language at least
   */
  record Part(String heading, List<String> sentences) {
    Part {
      sentences = List.copyOf(sentences);
    }
  }

  /** Never empty. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    if (!result.run().study().modes().containsKey(Mode.THROUGHPUT)) {
      return List.of(
          new Part(
              "Speed was not measured",
              List.of(
                  "The study %s asks for %s only, so that nothing can be said of who is faster."
                      .formatted(result.run().study().name(), Names.all(modes())))));
    }
    for (String kind : kinds()) {
      List<TraceResult> traces =
          result.traces().stream().filter(one -> one.trace().kind().equals(kind)).toList();
      parts.add(new Part(heading(kind, traces), sentences(kind, traces)));
    }
    if (parts.isEmpty()) {
      parts.add(new Part("No answer", List.of("There is no trace in this run.")));
    }
    return parts;
  }

  private List<String> modes() {
    return result.run().study().modes().keySet().stream().sorted().map(Mode::word).toList();
  }

  private Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>(KINDS);
    List<String> present = result.traces().stream().map(one -> one.trace().kind()).toList();
    kinds.addAll(present);
    kinds.retainAll(new LinkedHashSet<>(present));
    return kinds;
  }

  private static String heading(String kind, List<TraceResult> traces) {
    String name =
        switch (kind) {
          case "pool" -> "Pools";
          case "arena" -> "Arenas";
          case "expr" -> "Expression trees";
          case "heap" -> "Whole heaps";
          default -> kind;
        };
    return traces.size() <= NAMED_TRACES
        ? name + ": " + Names.all(traces.stream().map(one -> one.trace().name()).toList())
        : name + ": " + Names.counted(traces.size(), "trace");
  }

  private List<String> sentences(String kind, List<TraceResult> traces) {
    List<String> sentences = new ArrayList<>();
    Set<String> languages = new LinkedHashSet<>();
    traces.forEach(
        trace -> trace.cells().forEach(cell -> languages.add(cell.contender().language())));
    result.run().absent().stream()
        .map(Run.Absent::language)
        .filter(one -> ContenderFacts.runtime(one) == null)
        .forEach(languages::add);
    languages.forEach(language -> sentences.addAll(of(language, kind, traces)));
    if (sentences.isEmpty()) {
      sentences.add("No contender took part.");
    }
    return sentences;
  }

  private List<String> of(String language, String kind, List<TraceResult> traces) {
    Map<String, List<Standing>> byWinner = new LinkedHashMap<>();
    for (TraceResult trace : traces) {
      fastest(language, trace)
          .ifPresent(
              cell ->
                  byWinner
                      .computeIfAbsent(cell.contender().name(), _ -> new ArrayList<>())
                      .add(Standing.of(trace, cell)));
    }
    if (byWinner.isEmpty()) {
      return List.of(nothing(language, kind, traces));
    }
    return byWinner.values().stream()
        .map(won -> new Win(Names.language(language), won).sentence())
        .toList();
  }

  /**
   * By the median. The control does not allocate and takes no part; the general allocator is what
   * the others are compared with, and stands alone only where there are no others. The question is
   * about languages: another runtime answers it only where the ordinary one has no figure.
   */
  private static Optional<CellResult> fastest(String language, TraceResult trace) {
    return trace.cells().stream()
        .filter(cell -> cell.contender().language().equals(language))
        .filter(cell -> !cell.contender().isControl() && Standing.isTimed(cell))
        .min(
            Comparator.comparing((CellResult cell) -> cell.contender().isHeap())
                .thenComparing(cell -> ContenderFacts.runtime(cell.contender().name()) != null)
                .thenComparingDouble(Standing::time));
  }

  private String nothing(String language, String kind, List<TraceResult> traces) {
    String name = Names.language(language);
    for (Run.Absent absent : result.run().absent()) {
      if (absent.language().equals(language)) {
        return "%s is absent: %s".formatted(name, absent.reason());
      }
    }
    boolean applies =
        traces.stream()
            .flatMap(trace -> trace.cells().stream())
            .filter(cell -> cell.contender().language().equals(language))
            .filter(cell -> !cell.contender().isControl())
            .anyMatch(cell -> cell.facts().status() != CellFacts.Status.NOT_APPLICABLE);
    return applies
        ? "%s has no figure: each of its contenders failed, disagreed or was not measured; the reasons stand below."
            .formatted(name)
        : "%s takes no part: not applicable, none of its contenders here runs traces of kind %s."
            .formatted(name, kind);
  }
}
