package org.allocrace.alloc.checked;

import org.allocrace.alloc.pool.Pool;

/**
 * A {@link Pool} whose handles carry the generation of their slot, so that a double free or a read
 * through a stale handle throws and says which handle it was.
 *
 * <p>A handle is {@code generation << 32 | slot}; a generation counts the frees of its slot modulo
 * 2^31, so a handle that is 2^31 reuses old is not noticed. Cost: 4 bytes a slot more than {@link
 * Pool}, one load and one compare an operation. Not safe for use by several threads.
 *
 * {@snippet file="org/allocrace/alloc/ExamplesTest.java" region="checked-pool"}
 *
 * @param <T> what a slot holds
 */
public final class CheckedPool<T> {
  /** What {@link #tryAlloc} returns when the pool is exhausted. */
  public static final long NONE = -1;

  private final Pool<T> pool;
  private final int[] generations;

  /**
   * A pool of empty slots.
   *
   * @param capacity slots; 0 is legal and always exhausted
   * @throws IllegalArgumentException if the capacity is negative
   */
  public CheckedPool(int capacity) {
    pool = new Pool<>(capacity);
    generations = new int[capacity];
  }

  /**
   * Takes a slot and puts a value into it.
   *
   * @throws org.allocrace.alloc.pool.PoolExhaustedException if all slots are live
   */
  public long alloc(T value) {
    return handle(pool.alloc(value));
  }

  /** As {@link #alloc}, but returns {@link #NONE} when all slots are live. */
  public long tryAlloc(T value) {
    int slot = pool.tryAlloc(value);
    return slot == Pool.NONE ? NONE : handle(slot);
  }

  /**
   * The value of a live handle.
   *
   * @throws StaleHandleException if the handle was freed
   * @throws IllegalArgumentException if there never was such a handle
   */
  public T get(long handle) {
    return pool.get(checked(handle));
  }

  /**
   * Forgets the value and gives the slot back.
   *
   * @throws StaleHandleException if the handle was freed before
   * @throws IllegalArgumentException if there never was such a handle
   */
  public void free(long handle) {
    int slot = checked(handle);
    pool.free(slot);
    generations[slot] = (generations[slot] + 1) & Integer.MAX_VALUE;
  }

  /** How many slots are taken. */
  public int live() {
    return pool.live();
  }

  /** How many slots there are. */
  public int capacity() {
    return pool.capacity();
  }

  private long handle(int slot) {
    return (long) generations[slot] << 32 | slot;
  }

  private int checked(long handle) {
    int slot = (int) handle;
    if (handle < 0 || slot < 0 || slot >= generations.length) {
      throw new IllegalArgumentException("not a handle of this pool: " + handle);
    }
    int generation = (int) (handle >>> 32);
    if (generation != generations[slot]) {
      throw new StaleHandleException(
          "stale handle: slot %d, generation %d; the slot is now in generation %d"
              .formatted(slot, generation, generations[slot]));
    }
    return slot;
  }
}
