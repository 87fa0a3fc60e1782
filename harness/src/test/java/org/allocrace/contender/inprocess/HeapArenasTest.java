package org.allocrace.contender.inprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.allocrace.replay.Plan;
import org.allocrace.trace.Kind;
import org.allocrace.trace.TraceBuilder;
import org.junit.jupiter.api.Test;

/** Java's heap on arena traces: what a list of objects outlives. */
class HeapArenasTest {
  private static final int OBJECTS = 100;
  private static final int SIZE = 8;

  /** A contender for one register, whose arena has taken in 100 objects. */
  private static HeapArenas filled() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.ARENA);
    builder.destroy(builder.create(OBJECTS * SIZE));
    HeapArenas arenas = new HeapArenas(Plan.of(builder.build()));
    arenas.create(0, OBJECTS * SIZE);
    fill(arenas);
    return arenas;
  }

  private static void fill(HeapArenas arenas) {
    for (int i = 0; i < OBJECTS; i++) {
      assertEquals(i, arenas.alloc(0, SIZE, i));
      arenas.fill(0, i, SIZE, SIZE, i);
    }
  }

  @Test
  void aDestroyedArenaLeavesItsListToTheNextOneOfTheRegister() throws Exception {
    HeapArenas arenas = filled();
    int room = arenas.room(0);
    arenas.destroy(0);
    assertEquals(room, arenas.room(0));
    arenas.create(0, OBJECTS * SIZE);
    fill(arenas);
    assertEquals(room, arenas.room(0));
    assertEquals(OBJECTS - 1, arenas.read(0, OBJECTS - 1, SIZE, SIZE, OBJECTS - 1));
  }

  @Test
  void aDestroyedArenaHoldsNoObject() throws Exception {
    HeapArenas arenas = filled();
    assertEquals(0, arenas.read(0, 0, SIZE, SIZE, 0));
    arenas.destroy(0);
    for (int i = 0; i < arenas.room(0); i++) {
      int handle = i;
      assertThrows(
          NullPointerException.class, () -> arenas.read(0, handle, SIZE, SIZE, handle), "" + i);
    }
  }

  @Test
  void aDestroyedArenasMarksAreForgotten() throws Exception {
    HeapArenas arenas = filled();
    arenas.mark(0);
    arenas.destroy(0);
    arenas.create(0, OBJECTS * SIZE);
    arenas.mark(0);
    fill(arenas);
    arenas.release(0);
    assertEquals(0, arenas.alloc(0, SIZE, 0)); // the new arena's mark was at its beginning
    assertThrows(ArrayIndexOutOfBoundsException.class, () -> arenas.release(0));
  }
}
