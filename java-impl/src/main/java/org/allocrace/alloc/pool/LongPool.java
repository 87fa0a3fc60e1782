package org.allocrace.alloc.pool;

/**
 * A pool of {@code long}s: the free list and nothing else. Nothing is allocated after construction,
 * no reference is stored, so the collector never has work.
 *
 * <p>Handles are indices from 0, last in, first out. Cost: 8 + 4 bytes a slot, O(1) for every
 * operation, O(capacity) to create. Not safe for use by several threads; a double free is not
 * noticed, see {@code org.allocrace.alloc.checked.CheckedPool}.
 *
 * {@snippet file="org/allocrace/alloc/ExamplesTest.java" region="long-pool"}
 */
public final class LongPool {
  /** What {@link #tryAlloc} returns when the pool is exhausted. */
  public static final int NONE = -1;

  private final long[] slots;

  /** The free slots, see {@link FreeList}. */
  private final int[] stack;

  private int free;

  /**
   * A pool of slots that hold 0.
   *
   * @param capacity slots; 0 is legal and always exhausted
   * @throws IllegalArgumentException if the capacity is negative
   */
  public LongPool(int capacity) {
    stack = FreeList.full(capacity);
    slots = new long[capacity];
    free = capacity;
  }

  /**
   * Takes a slot and puts a value into it.
   *
   * @return the handle, 0 to capacity - 1
   * @throws PoolExhaustedException if all slots are live
   */
  public int alloc(long value) {
    int top = free - 1;
    if (top < 0) {
      throw new PoolExhaustedException(slots.length);
    }
    int handle = stack[top];
    free = top;
    slots[handle] = value;
    return handle;
  }

  /** As {@link #alloc}, but returns {@link #NONE} when all slots are live. */
  public int tryAlloc(long value) {
    return free == 0 ? NONE : alloc(value);
  }

  /**
   * The value of a slot; of a slot that is not live, whatever was there last.
   *
   * @throws IndexOutOfBoundsException if there is no such slot
   */
  public long get(int handle) {
    return slots[handle];
  }

  /**
   * Replaces the value of a slot.
   *
   * @throws IndexOutOfBoundsException if there is no such slot
   */
  public void set(int handle, long value) {
    slots[handle] = value;
  }

  /** Gives a slot back; its value stays until the slot is taken again. O(1), one store. */
  public void free(int handle) {
    int top = free;
    if (top == stack.length) {
      throw FreeList.nothingIsLive(handle);
    }
    stack[top] = handle;
    free = top + 1;
  }

  /** How many slots are taken. */
  public int live() {
    return slots.length - free;
  }

  /** How many slots there are. */
  public int capacity() {
    return slots.length;
  }
}
