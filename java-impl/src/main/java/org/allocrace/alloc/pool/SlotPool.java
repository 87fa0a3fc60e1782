package org.allocrace.alloc.pool;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;

/**
 * A pool of fixed-size records off the heap. {@link #alloc} returns the slot's byte offset in
 * {@link #segment}, which a {@code VarHandle} of the record's layout takes as its base offset.
 *
 * <p>Offsets are multiples of the stride (the size rounded up to the alignment), last in, first out
 * from 0. Cost: stride + 4 bytes a slot, O(1) for every operation, O(capacity) to create. Memory is
 * given back by {@link #close}. Bound to the thread that made it; a double free is not noticed.
 *
 * {@snippet file="org/allocrace/alloc/ExamplesTest.java" region="slot-pool"}
 */
public final class SlotPool implements AutoCloseable {
  /** What {@link #tryAlloc} returns when the pool is exhausted. */
  public static final long NONE = -1;

  private final Arena owner;
  private final MemorySegment segment;
  private final long stride;
  private final long base;

  /** The free slots, see {@link FreeList}. */
  private final int[] stack;

  private int free;

  /** A pool of records of a layout. */
  public SlotPool(MemoryLayout layout, int capacity) {
    this(layout.byteSize(), layout.byteAlignment(), capacity);
  }

  /**
   * A pool of zeroed slots.
   *
   * @param size bytes of a record, at least 1
   * @param alignment a power of two
   * @param capacity slots; 0 is legal and always exhausted
   * @throws IllegalArgumentException if one of them is out of range
   */
  public SlotPool(long size, long alignment, int capacity) {
    if (size < 1) {
      throw new IllegalArgumentException("size must be at least 1 byte: " + size);
    }
    if (alignment < 1 || Long.bitCount(alignment) != 1) {
      throw new IllegalArgumentException("alignment must be a power of two: " + alignment);
    }
    stack = FreeList.full(capacity);
    free = capacity;
    stride = Math.multiplyExact(Math.ceilDiv(size, alignment), alignment);
    owner = Arena.ofConfined();
    segment = owner.allocate(Math.multiplyExact(stride, (long) capacity), alignment);
    base = segment.address();
  }

  /**
   * Takes a slot; its bytes are what its last user left.
   *
   * @return the slot's offset in {@link #segment}
   * @throws PoolExhaustedException if all slots are live
   */
  public long alloc() {
    return offset(allocSlot());
  }

  /** As {@link #alloc}, but returns {@link #NONE} when all slots are live. */
  public long tryAlloc() {
    return free == 0 ? NONE : alloc();
  }

  /**
   * Takes a slot by its number, which fits an {@code int} and is given back without a division.
   *
   * @return 0 to capacity - 1; {@link #offset} says where it is
   * @throws PoolExhaustedException if all slots are live
   */
  public int allocSlot() {
    int top = free - 1;
    if (top < 0) {
      throw new PoolExhaustedException(stack.length);
    }
    free = top;
    return stack[top];
  }

  /** The offset of a slot in {@link #segment}. */
  public long offset(int slot) {
    return slot * stride;
  }

  /** The address of a slot, for callers that bring their own way to memory. */
  public long address(int slot) {
    return base + slot * stride;
  }

  /**
   * Gives a slot back.
   *
   * @param offset what {@link #alloc} returned
   */
  public void free(long offset) {
    freeSlot((int) (offset / stride));
  }

  /**
   * Gives a slot back.
   *
   * @param slot what {@link #allocSlot} returned
   */
  public void freeSlot(int slot) {
    int top = free;
    if (top == stack.length) {
      throw FreeList.nothingIsLive(slot);
    }
    stack[top] = slot;
    free = top + 1;
  }

  /** The memory of all slots. */
  public MemorySegment segment() {
    return segment;
  }

  /** The memory of one slot; makes an object, unlike access by offset. */
  public MemorySegment slice(long offset) {
    return segment.asSlice(offset, stride);
  }

  /** Bytes from one slot to the next. */
  public long stride() {
    return stride;
  }

  /** How many slots are taken. */
  public int live() {
    return stack.length - free;
  }

  /** How many slots there are. */
  public int capacity() {
    return stack.length;
  }

  /** Gives the memory back; every later access throws {@link IllegalStateException}. */
  @Override
  public void close() {
    owner.close();
  }
}
