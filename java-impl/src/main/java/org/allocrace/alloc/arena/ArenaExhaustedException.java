package org.allocrace.alloc.arena;

import org.allocrace.alloc.AllocatorExhaustedException;

/** Thrown by {@code alloc} when a request does not fit the rest of an arena. */
public final class ArenaExhaustedException extends AllocatorExhaustedException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked for and what there is. */
  public ArenaExhaustedException(long size, long align, long used, long capacity) {
    super(
        "arena exhausted: %d bytes aligned to %d do not fit, %d of %d are used"
            .formatted(size, align, used, capacity));
  }
}
