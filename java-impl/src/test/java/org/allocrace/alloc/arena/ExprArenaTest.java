package org.allocrace.alloc.arena;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ExprArenaTest {
  @Test
  void theSampleIsNine() {
    try (ExprArena arena = new ExprArena(5)) {
      int sum = arena.add(arena.num(1), arena.num(2));
      assertEquals(9, arena.eval(arena.mul(sum, arena.num(3))));
      assertEquals(5, arena.size());
      assertThrows(ArenaExhaustedException.class, () -> arena.num(1));
    }
  }

  @Test
  void aTreeOfAMillionLevelsEvaluatesToEitherSide() {
    int levels = 1_000_000;
    try (ExprArena arena = new ExprArena(4 * levels + 2)) {
      int left = arena.num(0);
      int right = arena.num(0);
      for (int i = 0; i < levels; i++) {
        left = arena.add(left, arena.num(1));
        right = arena.add(arena.num(1), right);
      }
      assertEquals(levels, arena.eval(left));
      assertEquals(levels, arena.eval(right));
    }
  }

  @Test
  void aSharedOperandCountsEachTimeAndSumsWrap() {
    try (ExprArena arena = new ExprArena(100)) {
      int node = arena.num(3);
      for (int i = 0; i < 20; i++) {
        node = arena.add(node, node);
      }
      assertEquals(3L << 20, arena.eval(node));
      int big = arena.num(Long.MAX_VALUE);
      assertEquals(Long.MIN_VALUE, arena.eval(arena.add(big, arena.num(1))));
    }
  }

  @Test
  void aNodeThatIsNotThereIsRefused() {
    try (ExprArena arena = new ExprArena(2)) {
      int node = arena.num(1);
      arena.reset();
      assertThrows(IllegalArgumentException.class, () -> arena.eval(node));
      assertThrows(IllegalArgumentException.class, () -> arena.eval(-1));
    }
  }
}
