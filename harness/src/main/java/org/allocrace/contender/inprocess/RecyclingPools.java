package org.allocrace.contender.inprocess;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.alloc.pool.RecyclingPool;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/pool-recycling}: objects made once, one {@link RecyclingPool} for each class. */
final class RecyclingPools implements Contender {
  private static final class Word {
    private long value;
  }

  private final List<RecyclingPool<Word>> pools = new ArrayList<>();
  private final int[] classOf;

  RecyclingPools(Plan plan) {
    for (int i = 0; i < plan.classes(); i++) {
      pools.add(new RecyclingPool<>(plan.capacity(), Word::new, word -> word.value = -1));
    }
    classOf = new int[plan.registers()];
  }

  @Override
  public int alloc(int register, int sizeClass, int stamp) {
    classOf[register] = sizeClass;
    RecyclingPool<Word> pool = pools.get(sizeClass);
    int handle = pool.alloc();
    pool.get(handle).value = stamp;
    return handle;
  }

  @Override
  public void fill(int register, int handle, int size, int stamp) {
    // alloc wrote the word.
  }

  @Override
  public long read(int register, int handle, int size, int stamp) {
    long word = pools.get(classOf[register]).get(handle).value;
    return word == stamp ? word : CORRUPT;
  }

  @Override
  public void free(int register, int handle, int sizeClass) {
    pools.get(sizeClass).free(handle);
  }
}
