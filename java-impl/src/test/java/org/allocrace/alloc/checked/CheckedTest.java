package org.allocrace.alloc.checked;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CheckedTest {
  @Test
  void aDoubleFreeThrowsAndNamesTheHandle() {
    CheckedPool<String> pool = new CheckedPool<>(4);
    long handle = pool.alloc("once");
    pool.free(handle);
    var thrown = assertThrows(StaleHandleException.class, () -> pool.free(handle));
    assertEquals(
        "stale handle: slot 0, generation 0; the slot is now in generation 1", thrown.getMessage());
    assertEquals(0, pool.live());
  }

  @Test
  void aHandleOfTheSlotsFormerUserIsStale() {
    CheckedPool<String> pool = new CheckedPool<>(1);
    long old = pool.alloc("old");
    pool.free(old);
    long fresh = pool.alloc("new");
    assertThrows(StaleHandleException.class, () -> pool.get(old));
    assertEquals("new", pool.get(fresh));
    assertEquals(CheckedPool.NONE, pool.tryAlloc("third"));
  }

  @Test
  void aNumberThatIsNoHandleIsRefused() {
    CheckedPool<String> pool = new CheckedPool<>(1);
    assertThrows(IllegalArgumentException.class, () -> pool.get(7));
    assertThrows(IllegalArgumentException.class, () -> pool.free(CheckedPool.NONE));
  }

  @Test
  void useAfterResetThrowsAndNamesTheHandle() {
    try (CheckedArena arena = new CheckedArena(64)) {
      assertEquals(0, arena.alloc(8, 8));
      long handle = arena.alloc(16, 8);
      assertEquals(16, arena.at(handle, 16).byteSize());
      arena.reset();
      var thrown = assertThrows(StaleHandleException.class, () -> arena.at(handle, 16));
      assertEquals(
          "stale handle: offset 8, generation 0; the arena is now in generation 1",
          thrown.getMessage());
    }
  }

  @Test
  void memoryBeyondWhatIsUsedIsNotGivenOut() {
    try (CheckedArena arena = new CheckedArena(64)) {
      long handle = arena.alloc(8, 8);
      assertThrows(IndexOutOfBoundsException.class, () -> arena.at(handle, 9));
    }
  }
}
