package org.allocrace.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.junit.jupiter.api.Test;

/** The section Litter of docs/replay-protocol.md, step by step. */
class LitterTest {
  /** Writes down what it is asked for; a handle is 100 more than the stamp. */
  private static final class Scribe extends Contender {
    private final List<String> asked = new ArrayList<>();

    @Override
    public int alloc(int register, int arg, int stamp) {
      asked.add("alloc r%d %d #%d".formatted(register, arg, stamp));
      return 100 + stamp;
    }

    @Override
    public void free(int register, int handle, int arg) {
      asked.add("free r%d %d %d".formatted(register, handle, arg));
    }
  }

  private static List<String> asked(Litter litter) {
    Scribe scribe = new Scribe();
    litter.scatter(scribe);
    return scribe.asked;
  }

  private static Trace heap() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP).aligned();
    builder.alloc(10, 0);
    builder.alloc(20, 0);
    builder.alloc(30, 4);
    return builder.build();
  }

  /** Classes of 8 and 40 bytes that hold 16 and 3; three ALLOCs of the second, at most two live. */
  private static Trace pool() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.POOL);
    var _ = builder.declareClass(8, 16);
    int second = builder.declareClass(40, 3);
    builder.free(builder.allocClass(second));
    builder.allocClass(second);
    builder.allocClass(second);
    return builder.build();
  }

  @Test
  void everyStepIsThatOfThePage() throws Exception {
    // Oracle: the four steps in Python (integers modulo 2^64) for seed 1, 3 ALLOCs, a peak of 3, M
    // =
    // 2, P = 50: like ALLOCs 2 0 0 1 0 0; freed in the order 5 1 4. The trace has 3 registers.
    int aligned = Argument.of(30, 4);
    assertEquals(
        List.of(
            "alloc r3 " + aligned + " #0",
            "alloc r4 10 #1",
            "alloc r5 10 #2",
            "alloc r6 20 #3",
            "alloc r7 10 #4",
            "alloc r8 10 #5",
            "free r8 105 10",
            "free r4 101 10",
            "free r7 104 10"),
        asked(Litter.draw(heap(), true, 50, 2, 1)));
  }

  @Test
  void whatStaysIsRoundedDown() throws Exception {
    // Oracle: 6 - floor(6 P / 100).
    int[][] freed = {{0, 6}, {16, 6}, {17, 5}, {40, 4}, {99, 1}};
    for (int[] one : freed) {
      long frees =
          asked(Litter.draw(heap(), true, one[0], 2, 1)).stream()
              .filter(line -> line.startsWith("free"))
              .count();
      assertEquals(one[1], frees, "occupancy " + one[0]);
    }
  }

  @Test
  void aPoolIsAskedForClassesAndAGeneralAllocatorForTheirSlots() throws Exception {
    assertTrue(asked(Litter.draw(pool(), false, 0, 1, 7)).getFirst().endsWith(" 1 #0"));
    assertTrue(asked(Litter.draw(pool(), true, 0, 1, 7)).getFirst().endsWith(" 40 #0"));
  }

  @Test
  void aPoolHoldsForEachClassWhatIsDeclaredAndItsLitter() throws Exception {
    // Oracle: a peak of 2 live, so M = 6 is 12 objects of class 1: 3 + 12 < 16; M = 7 is 14: 17.
    assertEquals(16, Plan.of(pool(), Litter.draw(pool(), false, 50, 6, 1)).capacity());
    Litter more = Litter.draw(pool(), false, 50, 7, 1);
    assertEquals(32, Plan.of(pool(), more).capacity());
    assertEquals(pool().registers() + 14, Plan.of(pool(), more).registers());
    assertEquals(16, Plan.of(pool()).capacity());
  }

  @Test
  void anotherSeedLeavesAnotherLitter() throws Exception {
    assertFalse(
        asked(Litter.draw(heap(), true, 50, 5, 1))
            .equals(asked(Litter.draw(heap(), true, 50, 5, 2))));
  }

  @Test
  void onlyKindsWithFreeHaveLitter() {
    assertTrue(Litter.isOf(Kind.HEAP) && Litter.isOf(Kind.POOL));
    assertFalse(Litter.isOf(Kind.ARENA) || Litter.isOf(Kind.EXPR));
  }

  @Test
  void moreObjectsThanAnIntCountsAreNotDrawnWrongly() throws Exception {
    Trace trace = heap();
    assertThrows(
        ArithmeticException.class,
        () -> Litter.draw(trace, true, 0, Integer.MAX_VALUE, 1)); // 3 times as many
  }
}
