package org.allocrace.alloc.checked;

import java.lang.foreign.MemorySegment;
import org.allocrace.alloc.arena.BumpArena;

/**
 * A {@link BumpArena} whose handles carry the number of resets before them, so that use after
 * {@link #reset} throws and says which handle it was.
 *
 * <p>A handle is {@code generation << 40 | offset}: capacities up to 2^40 bytes, and a handle that
 * is 2^23 resets old is not noticed. Cost: one compare an access; {@link #at} makes a slice. Bound
 * to the thread that made it.
 *
 * {@snippet file="org/allocrace/alloc/ExamplesTest.java" region="checked-arena"}
 */
public final class CheckedArena implements AutoCloseable {
  private static final int OFFSET_BITS = 40;
  private static final long OFFSET_MASK = (1L << OFFSET_BITS) - 1;
  private static final long GENERATIONS = 1L << 23;

  private final BumpArena arena;
  private long generation;

  /**
   * An empty arena.
   *
   * @param capacity bytes, at most 2^40
   * @throws IllegalArgumentException if the capacity is out of range
   */
  public CheckedArena(long capacity) {
    if (capacity > OFFSET_MASK) {
      throw new IllegalArgumentException("capacity must be less than 2^40 bytes: " + capacity);
    }
    arena = new BumpArena(capacity);
  }

  /** Takes bytes; see {@link BumpArena#alloc}. */
  public long alloc(long size, long align) {
    return generation << OFFSET_BITS | arena.alloc(size, align);
  }

  /**
   * The memory of a handle.
   *
   * @throws StaleHandleException if the arena was reset since
   * @throws IndexOutOfBoundsException if the bytes are not within what is used
   */
  public MemorySegment at(long handle, long size) {
    long made = handle >>> OFFSET_BITS;
    if (made != generation) {
      throw new StaleHandleException(
          "stale handle: offset %d, generation %d; the arena is now in generation %d"
              .formatted(handle & OFFSET_MASK, made, generation));
    }
    long offset = handle & OFFSET_MASK;
    return arena.segment().asSlice(0, arena.used()).asSlice(offset, size);
  }

  /** Releases everything and makes every handle stale. */
  public void reset() {
    arena.reset();
    generation = (generation + 1) % GENERATIONS;
  }

  /** Bytes taken, padding included. */
  public long used() {
    return arena.used();
  }

  /** Bytes of the slab. */
  public long capacity() {
    return arena.capacity();
  }

  /** Gives the slab back. */
  @Override
  public void close() {
    arena.close();
  }
}
