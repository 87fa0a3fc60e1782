package org.allocrace.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of a run: what was asked, and what verification said. Samples stand beside it.
 *
 * @param schema version of the run folder's files
 * @param started ISO 8601, UTC
 * @param finished when the last invocation ended; null while it has not
 * @param absent languages, and runtimes of languages, that were left out, each with its reason
 */
public record Run(
    int schema,
    String allocrace,
    String started,
    @Nullable String finished,
    Study study,
    List<TraceFacts> traces,
    List<CellFacts> cells,
    List<Absent> absent) {
  /** The version that this harness writes. */
  public static final int SCHEMA = 2;

  /** Copies the lists. */
  public Run {
    traces = List.copyOf(traces);
    cells = List.copyOf(cells);
    absent = List.copyOf(absent);
  }

  /**
   * What takes no part.
   *
   * @param language with {@code @runtime} where only that runtime is missing
   */
  public record Absent(String language, String reason) {}

  /** The same, ended. */
  public Run finishedAt(String time) {
    return new Run(schema, allocrace, started, time, study, traces, cells, absent);
  }
}
