package org.allocrace.alloc;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;
import org.allocrace.alloc.arena.BumpArena;
import org.allocrace.alloc.arena.ExprArena;
import org.allocrace.alloc.checked.CheckedArena;
import org.allocrace.alloc.checked.CheckedPool;
import org.allocrace.alloc.checked.StaleHandleException;
import org.allocrace.alloc.pool.LongPool;
import org.allocrace.alloc.pool.Pool;
import org.allocrace.alloc.pool.RecyclingPool;
import org.allocrace.alloc.pool.SlotPool;
import org.junit.jupiter.api.Test;

/** The examples of the public types; their documentation quotes the regions of this file. */
class ExamplesTest {
  @Test
  void pool() {
    // @start region=pool
    Pool<String> pool = new Pool<>(2);
    int handle = pool.alloc("first");
    assertEquals("first", pool.get(handle));
    pool.free(handle);
    assertEquals(handle, pool.alloc("second")); // last in, first out
    // @end
  }

  @Test
  void longPool() {
    // @start region=long-pool
    LongPool pool = new LongPool(1024);
    int handle = pool.alloc(42);
    assertEquals(42, pool.get(handle));
    pool.free(handle);
    assertEquals(0, pool.live());
    // @end
  }

  @Test
  void recyclingPool() {
    // @start region=recycling-pool
    RecyclingPool<StringBuilder> pool =
        new RecyclingPool<>(8, StringBuilder::new, builder -> builder.setLength(0));
    int handle = pool.alloc();
    pool.get(handle).append("hello");
    pool.free(handle); // reset for whoever takes it next
    assertEquals(0, pool.get(pool.alloc()).length());
    // @end
  }

  @Test
  void slotPool() {
    // @start region=slot-pool
    StructLayout point = MemoryLayout.structLayout(JAVA_INT.withName("x"), JAVA_INT.withName("y"));
    VarHandle y = point.varHandle(PathElement.groupElement("y"));
    try (SlotPool pool = new SlotPool(point, 100)) {
      long slot = pool.alloc();
      y.set(pool.segment(), slot, 7);
      assertEquals(7, pool.slice(slot).get(JAVA_INT, 4));
      pool.free(slot);
    }
    // @end
  }

  @Test
  void bumpArena() {
    // @start region=bump-arena
    try (BumpArena arena = new BumpArena(1 << 20)) {
      assertEquals(0, arena.alloc(24, 8)); // an offset: the fast path
      MemorySegment three = arena.allocateFrom(JAVA_INT, 1, 2, 3); // any FFM code
      assertEquals(3, three.getAtIndex(JAVA_INT, 2));
      arena.reset(); // both are gone
      assertEquals(0, arena.used());
    }
    // @end
  }

  @Test
  void exprArena() {
    // @start region=expr-arena
    try (ExprArena arena = new ExprArena(5)) {
      int sum = arena.add(arena.num(1), arena.num(2));
      assertEquals(9, arena.eval(arena.mul(sum, arena.num(3))));
    }
    // @end
  }

  @Test
  void checkedPool() {
    // @start region=checked-pool
    CheckedPool<String> pool = new CheckedPool<>(4);
    long handle = pool.alloc("once");
    pool.free(handle);
    assertThrows(StaleHandleException.class, () -> pool.free(handle));
    // @end
  }

  @Test
  void checkedArena() {
    // @start region=checked-arena
    try (CheckedArena arena = new CheckedArena(1024)) {
      long handle = arena.alloc(16, 8);
      arena.reset();
      assertThrows(StaleHandleException.class, () -> arena.at(handle, 16));
    }
    // @end
  }
}
