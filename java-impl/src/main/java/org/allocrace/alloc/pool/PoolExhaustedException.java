package org.allocrace.alloc.pool;

import org.allocrace.alloc.AllocatorExhaustedException;

/** Thrown by {@code alloc} when every slot of a pool is taken. */
public final class PoolExhaustedException extends AllocatorExhaustedException {
  private static final long serialVersionUID = 1L;

  /** Names the capacity that was not enough. */
  public PoolExhaustedException(int capacity) {
    super("pool exhausted: all " + capacity + " slots are live");
  }
}
