package org.allocrace.alloc.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PoolTest {
  @Test
  void aFreedSlotHoldsNothing() {
    Pool<String> pool = new Pool<>(2);
    int handle = pool.alloc("first");
    assertEquals("first", pool.get(handle));
    pool.free(handle);
    var thrown = assertThrows(IllegalArgumentException.class, () -> pool.get(handle));
    assertEquals("slot 0 is not live", thrown.getMessage());
  }

  @Test
  void aNegativeCapacityIsRefusedWithItsValue() {
    var thrown = assertThrows(IllegalArgumentException.class, () -> new LongPool(-3));
    assertEquals("capacity must not be negative: -3", thrown.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Pool<>(-1));
    assertThrows(IllegalArgumentException.class, () -> new SlotPool(8, 8, -1));
  }

  @Test
  void freeingMoreThanWasTakenThrows() {
    LongPool longs = new LongPool(1);
    assertThrows(IllegalStateException.class, () -> longs.free(0));
    Pool<String> objects = new Pool<>(1);
    assertThrows(IllegalStateException.class, () -> objects.free(0));
    RecyclingPool<int[]> recycled = new RecyclingPool<>(1, () -> new int[1], _ -> {});
    assertThrows(IllegalStateException.class, () -> recycled.free(0));
    try (SlotPool slots = new SlotPool(8, 8, 1)) {
      assertThrows(IllegalStateException.class, () -> slots.free(0));
    }
  }

  @Test
  void aSlotIsAtTheSamePlaceByNumberByOffsetAndByAddress() {
    try (SlotPool pool = new SlotPool(12, 8, 4)) {
      var _ = pool.allocSlot();
      int slot = pool.allocSlot();
      assertEquals(1, slot);
      assertEquals(16, pool.offset(slot)); // 12 bytes rounded up to 8
      assertEquals(pool.segment().address() + 16, pool.address(slot));
      pool.freeSlot(slot);
      assertEquals(16, pool.alloc());
    }
  }

  @Test
  void aSlotPoolRefusesSizesAndAlignmentsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new SlotPool(0, 8, 1));
    assertThrows(IllegalArgumentException.class, () -> new SlotPool(8, 3, 1));
  }
}
