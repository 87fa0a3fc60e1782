package org.allocrace.alloc.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Generated programs of operations against the model of every pool: a stack of free indices. */
class PoolModelTest {
  private record Taken(int handle, int value) {}

  @Property
  void everyPoolHandsOutTheHandlesOfTheModelAndKeepsTheValues(
      @ForAll @IntRange(min = 0, max = 20) int capacity,
      @ForAll @Size(max = 120) List<@IntRange(min = 0, max = 1000) Integer> program) {
    Deque<Integer> free = new ArrayDeque<>();
    for (int i = 0; i < capacity; i++) {
      free.addLast(i);
    }
    List<Taken> live = new ArrayList<>();
    Pool<Integer> objects = new Pool<>(capacity);
    LongPool longs = new LongPool(capacity);
    RecyclingPool<int[]> recycled =
        new RecyclingPool<>(capacity, () -> new int[1], cell -> cell[0] = 0);
    try (SlotPool slots = new SlotPool(12, 8, capacity)) {
      for (int step : program) {
        if (step % 5 < 3) {
          int expected = free.isEmpty() ? Pool.NONE : free.removeFirst();
          assertEquals(expected, objects.tryAlloc(step));
          assertEquals(expected, longs.tryAlloc(step));
          assertEquals(expected, recycled.tryAlloc());
          long slot = slots.tryAlloc();
          assertEquals(expected, slot == SlotPool.NONE ? Pool.NONE : slot / slots.stride());
          if (expected != Pool.NONE) {
            assertEquals(0, recycled.get(expected)[0], "a recycled object was not reset");
            recycled.get(expected)[0] = step;
            live.add(new Taken(expected, step));
          }
        } else if (!live.isEmpty()) {
          Taken taken = live.remove(step % live.size());
          assertEquals(taken.value(), objects.get(taken.handle()));
          assertEquals(taken.value(), longs.get(taken.handle()));
          assertEquals(taken.value(), recycled.get(taken.handle())[0]);
          objects.free(taken.handle());
          longs.free(taken.handle());
          recycled.free(taken.handle());
          slots.free(taken.handle() * slots.stride());
          free.addFirst(taken.handle());
        }
        assertEquals(live.size(), objects.live());
        assertEquals(live.size(), longs.live());
        assertEquals(live.size(), recycled.live());
        assertEquals(live.size(), slots.live());
      }
    }
  }

  @Property
  void anExhaustedPoolThrowsAndNamesItsCapacity(@ForAll @IntRange(min = 0, max = 9) int capacity) {
    LongPool pool = new LongPool(capacity);
    for (int i = 0; i < capacity; i++) {
      assertEquals(i, pool.alloc(i));
    }
    var thrown = assertThrows(PoolExhaustedException.class, () -> pool.alloc(1));
    assertEquals("pool exhausted: all " + capacity + " slots are live", thrown.getMessage());
    assertEquals(capacity, pool.live());
  }
}
