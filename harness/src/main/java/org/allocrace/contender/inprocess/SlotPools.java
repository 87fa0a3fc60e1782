package org.allocrace.contender.inprocess;

import java.util.stream.IntStream;
import org.allocrace.alloc.pool.SlotPool;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/pool-slots}: a {@link SlotPool} for each class; the handle is the slot's index. */
final class SlotPools implements Contender {
  private final SlotPool[] pools;
  private final int[] classOf;

  SlotPools(Plan plan) {
    pools =
        IntStream.range(0, plan.classes())
            .mapToObj(i -> new SlotPool(plan.slotSize(i), 1, plan.capacity()))
            .toArray(SlotPool[]::new);
    classOf = new int[plan.registers()];
  }

  @Override
  public int alloc(int register, int sizeClass, int stamp) {
    classOf[register] = sizeClass;
    SlotPool pool = pools[sizeClass];
    return (int) (pool.alloc() / pool.stride());
  }

  @Override
  public void fill(int register, int handle, int size, int stamp) {
    SlotPool pool = pools[classOf[register]];
    Bytes.fill(pool.segment(), handle * pool.stride(), size, stamp);
  }

  @Override
  public long read(int register, int handle, int size, int stamp) {
    SlotPool pool = pools[classOf[register]];
    return Bytes.read(pool.segment(), handle * pool.stride(), size, stamp);
  }

  @Override
  public void free(int register, int handle, int sizeClass) {
    pools[sizeClass].free(handle * pools[sizeClass].stride());
  }

  @Override
  public void close() {
    for (SlotPool pool : pools) {
      pool.close();
    }
  }
}
