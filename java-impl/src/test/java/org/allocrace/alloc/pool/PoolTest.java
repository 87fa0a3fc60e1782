package org.allocrace.alloc.pool;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.invoke.VarHandle;
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

  @Test
  void theExampleOfSlotPoolWorks() {
    var point = MemoryLayout.structLayout(JAVA_INT.withName("x"), JAVA_INT.withName("y"));
    VarHandle y = point.varHandle(PathElement.groupElement("y"));
    try (SlotPool pool = new SlotPool(point, 100)) {
      long slot = pool.alloc();
      y.set(pool.segment(), slot, 7);
      assertEquals(7, pool.slice(slot).get(JAVA_INT, 4));
      pool.free(slot);
      assertEquals(0, pool.live());
    }
  }

  @Test
  void theExampleOfRecyclingPoolWorks() {
    RecyclingPool<StringBuilder> pool =
        new RecyclingPool<>(8, StringBuilder::new, builder -> builder.setLength(0));
    int handle = pool.alloc();
    pool.get(handle).append("hello");
    pool.free(handle);
    assertEquals(handle, pool.alloc());
    assertTrue(pool.get(handle).isEmpty());
  }

  @Test
  void theExampleOfLongPoolWorks() {
    LongPool pool = new LongPool(1024);
    int handle = pool.alloc(42);
    assertEquals(42, pool.get(handle));
    pool.set(handle, 43);
    assertEquals(43, pool.get(handle));
    pool.free(handle);
    assertEquals(0, pool.live());
  }
}
