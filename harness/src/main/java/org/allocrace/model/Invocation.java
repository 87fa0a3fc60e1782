package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * One invocation of a run: where it stood in the plan and what came of it. Either a measurement or
 * a failure is present.
 *
 * @param block from 0
 * @param position in the shuffled order of its block, from 0
 * @param started ISO 8601, UTC
 * @param elapsedNs of the whole process, start-up included
 */
public record Invocation(
    int block,
    int position,
    Cell cell,
    Mode mode,
    String started,
    long elapsedNs,
    @Nullable Measurement measurement,
    @Nullable Failure failure) {
  /** Refuses an invocation with both or neither. */
  public Invocation {
    if ((measurement == null) == (failure == null)) {
      throw new IllegalArgumentException("an invocation has either a measurement or a failure");
    }
  }
}
