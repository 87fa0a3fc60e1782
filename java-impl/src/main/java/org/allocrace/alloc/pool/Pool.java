package org.allocrace.alloc.pool;

import org.jspecify.annotations.Nullable;

/**
 * A pool of object references: a value moves in with {@link #alloc} and is forgotten by {@link
 * #free}.
 *
 * <p><b>Surprise first:</b> it pools slots, not objects. The values are made by the caller and
 * collected as usual; to reuse the objects themselves take {@link RecyclingPool}, for numbers
 * {@link LongPool}.
 *
 * <p>Handles are indices from 0, last in, first out. Cost: 4 + 4 bytes a slot with compressed
 * references (4 + 8 without), O(1) for every operation, O(capacity) to create; each {@code alloc}
 * and {@code free} stores a reference, which has a collector's write barrier. Slots are cleared on
 * {@code free}, so nothing stays reachable.
 *
 * <p>Not safe for use by several threads. A double free is not noticed, see {@code
 * org.allocrace.alloc.checked.CheckedPool}.
 *
 * {@snippet file="org/allocrace/alloc/ExamplesTest.java" region="pool"}
 *
 * @param <T> what a slot holds
 */
public final class Pool<T> {
  /** What {@link #tryAlloc} returns when the pool is exhausted. */
  public static final int NONE = -1;

  private final @Nullable Object[] slots;

  /** The free slots, see {@link FreeList}. */
  private final int[] stack;

  private int free;

  /**
   * A pool of empty slots.
   *
   * @param capacity slots; 0 is legal and always exhausted
   * @throws IllegalArgumentException if the capacity is negative
   */
  public Pool(int capacity) {
    stack = FreeList.full(capacity);
    free = capacity;
    slots = new @Nullable Object[capacity];
  }

  /**
   * Takes a slot and puts a value into it.
   *
   * @return the handle, 0 to capacity - 1
   * @throws PoolExhaustedException if all slots are live
   */
  public int alloc(T value) {
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
  public int tryAlloc(T value) {
    return free == 0 ? NONE : alloc(value);
  }

  /**
   * The value of a live slot.
   *
   * @throws IllegalArgumentException if the slot holds nothing
   * @throws IndexOutOfBoundsException if there is no such slot
   */
  public T get(int handle) {
    @SuppressWarnings("unchecked") // only alloc stores, and it stores a T
    T value = (T) slots[handle];
    if (value == null) {
      throw new IllegalArgumentException("slot " + handle + " is not live");
    }
    return value;
  }

  /**
   * Forgets the value and gives the slot back.
   *
   * @throws IndexOutOfBoundsException if there is no such slot
   */
  public void free(int handle) {
    slots[handle] = null;
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
