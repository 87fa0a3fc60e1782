package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.TraceFacts;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one trace, in the catalogue's order; cells that do not apply are among them.
 *
 * @param reference the contender whose ratio is 1; null if none of the study's references ran
 * @param aged variants after a littering phase, by occupancy
 * @param crossings which contenders overtake which after a cold start
 * @param runtimes the same contenders on several runtimes; empty where each is on one
 */
public record TraceResult(
    TraceFacts trace,
    @Nullable String reference,
    List<CellResult> cells,
    List<AgedResult> aged,
    List<Crossing> crossings,
    List<RuntimeResult> runtimes) {
  /** Copies the lists. */
  public TraceResult {
    cells = List.copyOf(cells);
    aged = List.copyOf(aged);
    crossings = List.copyOf(crossings);
    runtimes = List.copyOf(runtimes);
  }
}
