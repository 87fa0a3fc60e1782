package org.allocrace.alloc.arena;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/**
 * A bump arena off the heap: {@link #alloc} rounds an offset up and adds to it, {@link #reset}
 * releases everything in O(1).
 *
 * <p><b>Surprise first:</b> {@link #alloc} does not clear the bytes; after a {@link #reset} they
 * are what their last user left. {@link #allocate}, the {@link SegmentAllocator} way, clears them,
 * for its callers rely on that, and makes a slice object for each call.
 *
 * <p>Cost: the capacity, zeroed once at creation; O(1) for every operation. Offsets are aligned,
 * and so are addresses up to an alignment of {@value #BASE_ALIGNMENT}. Bound to the thread that
 * made it.
 *
 * {@snippet file="org/allocrace/alloc/ExamplesTest.java" region="bump-arena"}
 */
public final class BumpArena implements SegmentAllocator, AutoCloseable {
  /** What {@link #tryAlloc} returns when a request does not fit. */
  public static final long NONE = -1;

  /** The alignment of the slab's address. */
  public static final long BASE_ALIGNMENT = 4096;

  private final Arena owner;
  private final MemorySegment slab;
  private final long base;
  private final long capacity;
  private long offset;

  /**
   * An empty arena.
   *
   * @param capacity bytes; 0 is legal and always exhausted
   * @throws IllegalArgumentException if the capacity is negative
   */
  public BumpArena(long capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("capacity must not be negative: " + capacity);
    }
    this.capacity = capacity;
    owner = Arena.ofConfined();
    slab = owner.allocate(capacity, BASE_ALIGNMENT);
    base = slab.address();
  }

  /**
   * Takes bytes; they are not cleared.
   *
   * @param size bytes, 0 or more
   * @param align a power of two
   * @return the offset in {@link #segment}
   * @throws ArenaExhaustedException if it does not fit; the arena is unchanged
   * @throws IllegalArgumentException if the size or the alignment is out of range
   */
  public long alloc(long size, long align) {
    long start = tryAlloc(size, align);
    if (start == NONE) {
      throw new ArenaExhaustedException(size, align, offset, capacity);
    }
    return start;
  }

  /** As {@link #alloc}, but returns {@link #NONE} when it does not fit. */
  public long tryAlloc(long size, long align) {
    if (size < 0 || align <= 0 || (align & (align - 1)) != 0) {
      throw badRequest(size, align);
    }
    // Neither sum can wrap: offset is at most capacity, and the test is made on what is left.
    long start = (offset + (align - 1)) & -align;
    if (start < 0 || start > capacity || size > capacity - start) {
      return NONE;
    }
    offset = start + size;
    return start;
  }

  /**
   * Takes zeroed bytes as a segment, as {@link SegmentAllocator} demands.
   *
   * @throws ArenaExhaustedException if it does not fit
   * @throws IllegalArgumentException if the alignment is no power of two up to {@value
   *     #BASE_ALIGNMENT}
   */
  @Override
  public MemorySegment allocate(long byteSize, long byteAlignment) {
    if (byteAlignment > BASE_ALIGNMENT) {
      throw new IllegalArgumentException(
          "a segment can be aligned to %d at most, not %d"
              .formatted(BASE_ALIGNMENT, byteAlignment));
    }
    long start = alloc(byteSize, byteAlignment);
    return slab.asSlice(start, byteSize, byteAlignment).fill((byte) 0);
  }

  /** Releases everything. O(1). */
  public void reset() {
    offset = 0;
  }

  /** Where the arena stands, for {@link #release}. */
  public long mark() {
    return offset;
  }

  /**
   * Releases everything taken since a mark. O(1).
   *
   * @param mark what {@link #mark} returned
   * @throws IllegalArgumentException if more than that was released already
   */
  public void release(long mark) {
    if (mark < 0 || mark > offset) {
      throw new IllegalArgumentException(
          "mark " + mark + " is not between 0 and the " + offset + " bytes used");
    }
    offset = mark;
  }

  /** The slab, for access by offset. */
  public MemorySegment segment() {
    return slab;
  }

  /** The address of an offset, for callers that bring their own way to memory. */
  public long address(long offset) {
    return base + offset;
  }

  /** Bytes taken, padding included. */
  public long used() {
    return offset;
  }

  /** Bytes of the slab. */
  public long capacity() {
    return capacity;
  }

  /** Gives the slab back; every later access throws {@link IllegalStateException}. */
  @Override
  public void close() {
    owner.close();
  }

  private static IllegalArgumentException badRequest(long size, long align) {
    return size < 0
        ? new IllegalArgumentException("size must not be negative: " + size)
        : new IllegalArgumentException("alignment must be a power of two: " + align);
  }
}
