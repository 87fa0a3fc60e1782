package org.allocrace.contender.inprocess;

import org.allocrace.alloc.pool.Pool;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/pool-objects}: a {@link Pool} for each class, a new object for each alloc. */
final class ObjectPools extends Contender {
  private record Word(long value) {}

  private final Pool<Word>[] pools;
  private final long[] masks;

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of a generic type
  ObjectPools(Plan plan) {
    pools = new Pool[plan.classes()];
    for (int i = 0; i < pools.length; i++) {
      pools[i] = new Pool<>(plan.capacity());
    }
    masks = WordMasks.of(plan);
  }

  @Override
  public int alloc(int register, int sizeClass, int stamp) {
    return pools[sizeClass].alloc(new Word(stamp));
  }

  @Override
  public void free(int register, int handle, int sizeClass) {
    pools[sizeClass].free(handle);
  }

  @Override
  public long touch(int register, int handle, int sizeClass) {
    return pools[sizeClass].get(handle).value() & masks[sizeClass];
  }

  @Override
  public void fill(int register, int handle, int sizeClass, int size, int stamp) {
    // The object was made with its word by alloc.
  }

  @Override
  public long read(int register, int handle, int sizeClass, int size, int stamp) {
    long word = pools[sizeClass].get(handle).value();
    return word == stamp ? word : CORRUPT;
  }
}
