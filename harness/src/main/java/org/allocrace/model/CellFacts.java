package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What verification said of a cell before anything was timed.
 *
 * @param status only cells that agree are timed
 * @param reason one sentence; null where the cell agrees
 */
public record CellFacts(
    Cell cell,
    Status status,
    @Nullable String reason,
    @Nullable String contents,
    @Nullable String placement) {

  /** The verdicts. */
  public enum Status {
    /** It did the same work as the others. */
    AGREES,
    /** It did something else. */
    DISAGREES,
    /** It did not come to an end. */
    FAILED,
    /** It does not run this kind, or not this trace. */
    NOT_APPLICABLE,
    /** Its language was left out of the run. */
    ABSENT;

    /** The word in result files. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
