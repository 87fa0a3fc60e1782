package org.allocrace.contender.inprocess;

import org.allocrace.alloc.pool.RecyclingPool;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/pool-recycling}: objects made once, one {@link RecyclingPool} for each class. */
final class RecyclingPools extends Contender {
  private static final class Word {
    private long value;
  }

  private final RecyclingPool<Word>[] pools;
  private final long[] masks;

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of a generic type
  RecyclingPools(Plan plan) {
    pools = new RecyclingPool[plan.classes()];
    for (int i = 0; i < pools.length; i++) {
      pools[i] = new RecyclingPool<>(plan.capacity(), Word::new, word -> word.value = -1);
    }
    masks = WordMasks.of(plan);
  }

  @Override
  public int alloc(int register, int sizeClass, int stamp) {
    RecyclingPool<Word> pool = pools[sizeClass];
    int handle = pool.alloc();
    pool.get(handle).value = stamp;
    return handle;
  }

  @Override
  public void free(int register, int handle, int sizeClass) {
    pools[sizeClass].free(handle);
  }

  @Override
  public long touch(int register, int handle, int sizeClass) {
    return pools[sizeClass].get(handle).value & masks[sizeClass];
  }

  @Override
  public void fill(int register, int handle, int sizeClass, int size, int stamp) {
    // alloc wrote the word.
  }

  @Override
  public long read(int register, int handle, int sizeClass, int size, int stamp) {
    long word = pools[sizeClass].get(handle).value;
    return word == stamp ? word : CORRUPT;
  }
}
