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
    LongPool pool = new LongPool(1);
    assertThrows(IllegalStateException.class, () -> pool.free(0));
  }

  @Test
  void aSlotPoolRefusesSizesAndAlignmentsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new SlotPool(0, 8, 1));
    assertThrows(IllegalArgumentException.class, () -> new SlotPool(8, 3, 1));
  }
}
