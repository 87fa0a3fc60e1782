package org.allocrace.contender.inprocess;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.alloc.pool.Pool;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/pool-objects}: a {@link Pool} for each class, a new object for each alloc. */
final class ObjectPools implements Contender {
  private record Word(long value) {}

  private final List<Pool<Word>> pools = new ArrayList<>();
  private final int[] classOf;

  ObjectPools(Plan plan) {
    for (int i = 0; i < plan.classes(); i++) {
      pools.add(new Pool<>(plan.capacity()));
    }
    classOf = new int[plan.registers()];
  }

  @Override
  public int alloc(int register, int sizeClass, int stamp) {
    classOf[register] = sizeClass;
    return pools.get(sizeClass).alloc(new Word(stamp));
  }

  @Override
  public void fill(int register, int handle, int size, int stamp) {
    // The object was made with its word by alloc.
  }

  @Override
  public long read(int register, int handle, int size, int stamp) {
    long word = pools.get(classOf[register]).get(handle).value();
    return word == stamp ? word : CORRUPT;
  }

  @Override
  public void free(int register, int handle, int sizeClass) {
    pools.get(sizeClass).free(handle);
  }
}
