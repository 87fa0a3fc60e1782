package org.allocrace.analysis;

import org.jspecify.annotations.Nullable;

/**
 * Where the time of an operation goes, ns an operation. Derived, not measured: from the contender,
 * the control of its runtime and the empty calls of its guest, paired by block.
 *
 * @param floor the control less the boundary: the replay loop
 * @param boundary empty calls of the guest; 0 where there is no guest
 * @param allocator the contender less the control; null for the control itself
 */
public record Parts(
    SampleEstimate floor, SampleEstimate boundary, @Nullable SampleEstimate allocator) {
  /** Whether there is a loop beside the boundary. */
  public Remainder floorLeft() {
    return Remainder.of(floor);
  }

  /** Whether there is an allocator beside the control; null for the control itself. */
  public @Nullable Remainder allocatorLeft() {
    return allocator == null ? null : Remainder.of(allocator);
  }
}
