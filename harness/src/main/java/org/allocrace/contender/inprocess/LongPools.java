package org.allocrace.contender.inprocess;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.allocrace.alloc.pool.LongPool;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/pool}: a {@link LongPool} for each class, holding the stamp as its word. */
final class LongPools extends Contender {
  private static final long SLOT_BYTES = Long.BYTES + Integer.BYTES;

  private final LongPool[] pools;
  private final long[] masks;
  private final long reserved;

  LongPools(Plan plan) {
    pools =
        IntStream.range(0, plan.classes())
            .mapToObj(_ -> new LongPool(plan.capacity()))
            .toArray(LongPool[]::new);
    masks = WordMasks.of(plan);
    reserved = SLOT_BYTES * plan.capacity() * plan.classes();
  }

  @Override
  public int alloc(int register, int sizeClass, int stamp) {
    return pools[sizeClass].alloc(stamp);
  }

  @Override
  public void free(int register, int handle, int sizeClass) {
    pools[sizeClass].free(handle);
  }

  @Override
  public long touch(int register, int handle, int sizeClass) {
    return pools[sizeClass].get(handle) & masks[sizeClass];
  }

  @Override
  public void fill(int register, int handle, int sizeClass, int size, int stamp) {
    // The word was written by alloc: that is what a word pool does.
  }

  @Override
  public long read(int register, int handle, int sizeClass, int size, int stamp) {
    long word = pools[sizeClass].get(handle);
    return word == stamp ? word : CORRUPT;
  }

  @Override
  public OptionalLong reservedBytes() {
    return OptionalLong.of(reserved);
  }
}
