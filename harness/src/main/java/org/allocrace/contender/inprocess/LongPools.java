package org.allocrace.contender.inprocess;

import java.util.stream.IntStream;
import org.allocrace.alloc.pool.LongPool;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/pool}: a {@link LongPool} for each class, holding the stamp as its word. */
final class LongPools implements Contender {
  private final LongPool[] pools;
  private final int[] classOf;

  LongPools(Plan plan) {
    pools =
        IntStream.range(0, plan.classes())
            .mapToObj(_ -> new LongPool(plan.capacity()))
            .toArray(LongPool[]::new);
    classOf = new int[plan.registers()];
  }

  @Override
  public int alloc(int register, int sizeClass, int stamp) {
    classOf[register] = sizeClass;
    return pools[sizeClass].alloc(stamp);
  }

  @Override
  public void fill(int register, int handle, int size, int stamp) {
    // The word was written by alloc: that is what a word pool does.
  }

  @Override
  public long read(int register, int handle, int size, int stamp) {
    long word = pools[classOf[register]].get(handle);
    return word == stamp ? word : CORRUPT;
  }

  @Override
  public void free(int register, int handle, int sizeClass) {
    pools[sizeClass].free(handle);
  }
}
