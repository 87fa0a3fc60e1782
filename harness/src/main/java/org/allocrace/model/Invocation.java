package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * One invocation of a run: where it stood in the plan and what came of it. Either a measurement or
 * a failure is present.
 *
 * @param block from 0
 * @param attempt from 0; a block is repeated as a whole when the machine was noisy, and only its
 *     last attempt counts
 * @param position in the shuffled order of its block, from 0
 * @param started ISO 8601, UTC
 * @param elapsedNs of the whole process, start-up included
 * @param paddingBytes by which its environment was longer; null where that is not known
 * @param processor to which it was pinned; null if it was not
 * @param noise of the machine around it; null where nobody looked
 */
public record Invocation(
    int block,
    int attempt,
    int position,
    Cell cell,
    Mode mode,
    String started,
    long elapsedNs,
    @Nullable Integer paddingBytes,
    @Nullable Integer processor,
    @Nullable Noise noise,
    @Nullable Measurement measurement,
    @Nullable Failure failure) {
  /** Refuses an invocation with both or neither. */
  public Invocation {
    if ((measurement == null) == (failure == null)) {
      throw new IllegalArgumentException("an invocation has either a measurement or a failure");
    }
  }
}
