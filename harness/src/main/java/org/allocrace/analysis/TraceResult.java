package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.TraceFacts;
import org.jspecify.annotations.Nullable;

/**
 * The cells of one trace, in the catalogue's order; cells that do not apply are among them.
 *
 * @param reference the contender whose ratio is 1; null if none of the study's references ran
 */
public record TraceResult(TraceFacts trace, @Nullable String reference, List<CellResult> cells) {
  /** Copies the list. */
  public TraceResult {
    cells = List.copyOf(cells);
  }
}
