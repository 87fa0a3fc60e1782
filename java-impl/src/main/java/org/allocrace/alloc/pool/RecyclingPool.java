package org.allocrace.alloc.pool;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A pool of objects that are made once and reused: what Java programs usually mean by a pool.
 *
 * <p><b>Surprise first:</b> every object lives as long as the pool, so each collection of the old
 * generation visits them all; it pays for objects that are expensive to make, not for small ones.
 *
 * <p>Handles are indices from 0, last in, first out. Cost: 4 + 4 bytes a slot and the object
 * itself, O(1) to take and give back plus what {@code reset} does, O(capacity) calls of the factory
 * to create. Not safe for use by several threads; a double free is not noticed.
 *
 * {@snippet file="org/allocrace/alloc/ExamplesTest.java" region="recycling-pool"}
 *
 * @param <T> what is reused
 */
public final class RecyclingPool<T> {
  /** What {@link #tryAlloc} returns when the pool is exhausted. */
  public static final int NONE = -1;

  private final Object[] objects;
  private final Consumer<? super T> reset;

  /** The free slots, see {@link FreeList}. */
  private final int[] stack;

  private int free;

  /**
   * Makes all objects at once.
   *
   * @param capacity objects; 0 is legal and always exhausted
   * @param factory called {@code capacity} times
   * @param reset brings an object back to its first state when it is freed
   * @throws IllegalArgumentException if the capacity is negative
   */
  public RecyclingPool(int capacity, Supplier<? extends T> factory, Consumer<? super T> reset) {
    this.stack = FreeList.full(capacity);
    this.free = capacity;
    this.reset = reset;
    this.objects = new Object[capacity];
    for (int i = 0; i < capacity; i++) {
      objects[i] = factory.get();
    }
  }

  /**
   * Takes an object.
   *
   * @return its handle, 0 to capacity - 1
   * @throws PoolExhaustedException if all are live
   */
  public int alloc() {
    int top = free - 1;
    if (top < 0) {
      throw new PoolExhaustedException(objects.length);
    }
    free = top;
    return stack[top];
  }

  /** As {@link #alloc}, but returns {@link #NONE} when all are live. */
  public int tryAlloc() {
    return free == 0 ? NONE : alloc();
  }

  /**
   * The object of a handle.
   *
   * @throws IndexOutOfBoundsException if there is no such slot
   */
  @SuppressWarnings("unchecked") // only the factory's objects are in the array
  public T get(int handle) {
    return (T) objects[handle];
  }

  /** Resets the object and gives it back. */
  public void free(int handle) {
    reset.accept(get(handle));
    int top = free;
    if (top == stack.length) {
      throw FreeList.nothingIsLive(handle);
    }
    stack[top] = handle;
    free = top + 1;
  }

  /** How many objects are taken. */
  public int live() {
    return objects.length - free;
  }

  /** How many objects there are. */
  public int capacity() {
    return objects.length;
  }
}
