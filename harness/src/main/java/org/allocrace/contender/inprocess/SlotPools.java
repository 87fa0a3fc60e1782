package org.allocrace.contender.inprocess;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.allocrace.alloc.pool.SlotPool;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/pool-slots}: a {@link SlotPool} for each class; the handle is the slot's index. */
final class SlotPools extends Contender {
  private final SlotPool[] pools;

  SlotPools(Plan plan) {
    pools =
        IntStream.range(0, plan.classes())
            .mapToObj(i -> new SlotPool(plan.slotSize(i), 1, plan.capacity()))
            .toArray(SlotPool[]::new);
  }

  @Override
  public int alloc(int register, int sizeClass, int stamp) {
    SlotPool pool = pools[sizeClass];
    int slot = pool.allocSlot();
    Bytes.touch(Bytes.MEMORY, pool.address(slot), (int) pool.stride(), stamp);
    return slot;
  }

  @Override
  public void free(int register, int handle, int sizeClass) {
    pools[sizeClass].freeSlot(handle);
  }

  @Override
  public long touch(int register, int handle, int sizeClass) {
    SlotPool pool = pools[sizeClass];
    return Bytes.word(Bytes.MEMORY, pool.address(handle), (int) pool.stride());
  }

  @Override
  public void fill(int register, int handle, int sizeClass, int size, int stamp) {
    Bytes.fill(pools[sizeClass].segment(), pools[sizeClass].offset(handle), size, stamp);
  }

  @Override
  public long read(int register, int handle, int sizeClass, int size, int stamp) {
    return Bytes.read(pools[sizeClass].segment(), pools[sizeClass].offset(handle), size, stamp);
  }

  @Override
  public OptionalLong reservedBytes() {
    long bytes = 0;
    for (SlotPool pool : pools) {
      bytes += pool.segment().byteSize() + (long) Integer.BYTES * pool.capacity();
    }
    return OptionalLong.of(bytes);
  }

  @Override
  public void close() {
    for (SlotPool pool : pools) {
      pool.close();
    }
  }
}
