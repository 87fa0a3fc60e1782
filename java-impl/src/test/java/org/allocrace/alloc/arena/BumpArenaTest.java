package org.allocrace.alloc.arena;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BumpArenaTest {
  private static final int CAPACITY = 2000;

  @Property
  void offsetsAreAlignedAndFollowOneAnotherUntilTheArenaIsFull(
      @ForAll @Size(max = 80) List<@IntRange(min = 0, max = 700) Integer> program) {
    try (BumpArena arena = new BumpArena(CAPACITY)) {
      long used = 0;
      for (int step : program) {
        long size = step / 7;
        long align = 1L << step % 7;
        long start = Math.ceilDiv(used, align) * align;
        boolean fits = start + size <= CAPACITY;
        assertEquals(fits ? start : BumpArena.NONE, arena.tryAlloc(size, align));
        used = fits ? start + size : used;
        assertEquals(used, arena.used());
      }
      arena.reset();
      assertEquals(0, arena.used());
    }
  }

  @Test
  void anArenaThatIsFullSaysWhatWasAskedForAndWhatThereIs() {
    try (BumpArena arena = new BumpArena(16)) {
      assertEquals(0, arena.alloc(10, 1));
      var thrown = assertThrows(ArenaExhaustedException.class, () -> arena.alloc(7, 2));
      assertEquals(
          "arena exhausted: 7 bytes aligned to 2 do not fit, 10 of 16 are used",
          thrown.getMessage());
      assertEquals(10, arena.used());
    }
  }

  @Test
  void requestsThatWouldWrapAroundDoNotFit() {
    try (BumpArena arena = new BumpArena(8)) {
      assertEquals(0, arena.alloc(1, 1));
      assertEquals(BumpArena.NONE, arena.tryAlloc(Long.MAX_VALUE, 1));
      assertEquals(BumpArena.NONE, arena.tryAlloc(1, 1L << 62));
      assertEquals(1, arena.used());
    }
  }

  @Test
  void badSizesAndAlignmentsAreRefusedWithTheirValue() {
    try (BumpArena arena = new BumpArena(8)) {
      var size = assertThrows(IllegalArgumentException.class, () -> arena.alloc(-1, 1));
      assertEquals("size must not be negative: -1", size.getMessage());
      var align = assertThrows(IllegalArgumentException.class, () -> arena.alloc(1, 3));
      assertEquals("alignment must be a power of two: 3", align.getMessage());
      assertThrows(IllegalArgumentException.class, () -> arena.alloc(1, Long.MIN_VALUE));
      assertThrows(IllegalArgumentException.class, () -> arena.release(9));
    }
    assertThrows(IllegalArgumentException.class, () -> new BumpArena(-1));
  }

  @Test
  void anArenaOfNothingIsAlwaysExhausted() {
    try (BumpArena arena = new BumpArena(0)) {
      assertEquals(0, arena.tryAlloc(0, 1));
      assertEquals(BumpArena.NONE, arena.tryAlloc(1, 1));
    }
  }

  @Test
  void anOffsetHasItsAddressInTheSegment() {
    try (BumpArena arena = new BumpArena(64)) {
      long offset = arena.alloc(8, 8) + arena.alloc(8, 8);
      assertEquals(arena.segment().asSlice(offset).address(), arena.address(offset));
    }
  }

  @Test
  void aReleaseGoesBackToItsMark() {
    try (BumpArena arena = new BumpArena(100)) {
      assertEquals(0, arena.alloc(10, 1));
      long mark = arena.mark();
      assertEquals(16, arena.alloc(10, 8));
      arena.release(mark);
      assertEquals(10, arena.alloc(10, 1));
    }
  }

  @Test
  void asASegmentAllocatorItGivesZeroedMemoryEvenAfterAReset() {
    try (BumpArena arena = new BumpArena(1 << 10)) {
      arena.segment().fill((byte) 1);
      MemorySegment numbers = arena.allocateFrom(ValueLayout.JAVA_INT, 1, 2, 3);
      assertArrayEquals(new int[] {1, 2, 3}, numbers.toArray(ValueLayout.JAVA_INT));
      arena.reset();
      assertEquals(0, arena.allocate(16, 8).get(ValueLayout.JAVA_LONG, 8));
    }
  }

  @Test
  void aSegmentOfASmallArenaIsAlignedByAddress() {
    try (BumpArena arena = new BumpArena(64)) {
      assertEquals(0, arena.allocate(8, 4096).address() % 4096);
      assertThrows(IllegalArgumentException.class, () -> arena.allocate(8, 8192));
      assertEquals(8, arena.used());
    }
  }
}
