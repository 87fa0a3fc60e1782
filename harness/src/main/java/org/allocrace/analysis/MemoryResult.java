package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.MemoryUse;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a cell, from its last invocation in mode memory. Bytes; null where it is not known.
 *
 * @param use what the program reported
 * @param peak resident bytes of the process at most, as the program and its parent saw them
 * @param loaded resident bytes just before the replay began: program, runtime, trace, and whatever
 *     the contender reserves beforehand
 * @param drained resident bytes after the replay, when everything was given back
 * @param overhead reserved over requested bytes at the peak
 * @param bytesPerSlot reserved bytes over the slots of a fresh pool; null for other kinds
 * @param allocatedPerOperation bytes on the collected heap over the operations of the replay. Not
 *     over its time: a memory invocation is paced with pauses, so that a rate would be that of the
 *     pauses
 * @param timeline resident bytes from the start of the process
 */
public record MemoryResult(
    MemoryUse use,
    @Nullable Long peak,
    @Nullable Long loaded,
    @Nullable Long drained,
    @Nullable Double overhead,
    @Nullable Double bytesPerSlot,
    @Nullable Double allocatedPerOperation,
    List<Point> timeline) {
  /** Copies the list. */
  public MemoryResult {
    timeline = List.copyOf(timeline);
  }

  /**
   * One look of the parent.
   *
   * @param ms since the replay began, negative before
   */
  public record Point(double ms, long bytes) {}
}
