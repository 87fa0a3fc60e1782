package org.allocrace.replay;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.junit.jupiter.api.Test;

/** Oracle of every expected array: decision 0001, applied by hand. */
class ReplayCodeTest {
  @Test
  void fourAllocsAndFreesMakeAQuadAndTheClosingIsGroupedLikeTheRest() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    int a = builder.alloc(24, 0); // register 0
    int b = builder.alloc(40, 0); // register 1
    builder.free(a);
    builder.alloc(8, 0); // register 0 again
    builder.touch(b);
    ReplayCode code = ReplayCode.of(builder.build(), true, Touch.WORD);
    assertArrayEquals(
        new int[] {
          4, 0, 1, 0, 0, // alloc alloc free alloc: bit 2
          16 + 2, 1, 0, 0, 0, // touch
          16 + 1, 0, 0, 0, 0, // closing: operations 4 to 6 are fewer than four
          16 + 1, 1, 0, 0, 0
        },
        code.code());
    assertArrayEquals(new int[] {24, 40, 24, 8, 40, 0, 0, 0, 8, 0, 0, 0, 40, 0, 0, 0}, code.args());
    assertEquals(7, code.operations());
    assertEquals(4, code.groups());
  }

  @Test
  void alignmentsStandAboveTheSizeAlsoInTheFree() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP).aligned();
    builder.free(builder.alloc(100, 12));
    ReplayCode code = ReplayCode.of(builder.build(), true, Touch.WORD);
    int word = 100 | 12 << 28;
    assertArrayEquals(new int[] {word, 0, 0, 0, word, 0, 0, 0}, code.args());
  }

  @Test
  void poolsGetTheClassAndGeneralAllocatorsTheSlotSize() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.POOL);
    var _ = builder.declareClass(64, 4);
    var _ = builder.declareClass(3, 4);
    int object = builder.allocClass(1);
    builder.touch(object);
    builder.free(object);
    Trace trace = builder.build();
    ReplayCode pool = ReplayCode.of(trace, false, Touch.WORD);
    assertArrayEquals(new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, pool.args());
    ReplayCode general = ReplayCode.of(trace, true, Touch.WORD);
    assertArrayEquals(new int[] {3, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0}, general.args());
    assertArrayEquals(
        new int[] {16, 0, 0, 0, 0, 16 + 2, 0, 0, 0, 0, 16 + 1, 0, 0, 0, 0}, pool.code());
  }

  @Test
  void bumpsAndResetsOfArenasMakeQuadsAndTheRestStandsAlone() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.ARENA);
    int first = builder.create(1024); // register 0
    builder.mark(first);
    builder.release(first);
    int second = builder.create(64); // register 1
    builder.bump(first, 10, 3);
    builder.bump(second, 20, 0);
    builder.reset(first);
    builder.reset(second);
    builder.destroy(first);
    ReplayCode code = ReplayCode.of(builder.build(), false, Touch.WORD);
    assertArrayEquals(
        new int[] {
          16 + 3, 0, 0, 0, 0, // create
          16 + 5, 0, 0, 0, 0, // mark
          16 + 6, 0, 0, 0, 0, // release
          16 + 3, 1, 0, 0, 0, // create
          8 + 4, 0, 1, 0, 1, // bump bump reset reset
          16 + 4, 0, 0, 0, 0, // destroy
          16 + 4, 1, 0, 0, 0 // closing
        },
        code.code());
    assertArrayEquals(
        new int[] {
          1024,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          64,
          0,
          0,
          0, //
          10 | 3 << 28,
          20,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0,
          0
        },
        code.args());
  }

  @Test
  void expressionsAreSinglesAndOneResetClosesThem() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.EXPR);
    int sum = builder.add(builder.num(7), builder.num(9));
    builder.eval(builder.mul(sum, sum));
    ReplayCode code = ReplayCode.of(builder.build(), false, Touch.WORD);
    assertArrayEquals(
        new int[] {
          16 + 8, 0, 0, 0, 0, // num
          16 + 8, 1, 0, 0, 0, // num
          16 + 9, 2, 0, 0, 0, // add
          16 + 10, 3, 0, 0, 0, // mul
          16 + 11, 3, 0, 0, 0, // eval
          16 + 12, 0, 0, 0, 0 // reset
        },
        code.code());
    assertArrayEquals(
        new int[] {7, 0, 0, 0, 9, 0, 0, 0, 0, 1, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        code.args());
  }

  @Test
  void aTraceThatEndsEmptyGetsNoClosing() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.EXPR);
    builder.eval(builder.num(1));
    builder.resetNodes();
    assertEquals(3, ReplayCode.of(builder.build(), false, Touch.WORD).operations());
  }

  @Test
  void withoutWritesATouchBecomesAPhaseThatStillCounts() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    builder.touch(builder.alloc(8, 0));
    ReplayCode code = ReplayCode.of(builder.build(), true, Touch.NONE);
    assertArrayEquals(
        new int[] {16, 0, 0, 0, 0, 16 + 7, 0, 0, 0, 0, 16 + 1, 0, 0, 0, 0}, code.code());
    assertEquals(3, code.operations());
  }

  @Test
  void quadsBeginAtMultiplesOfFourWhateverCameBefore() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    builder.phase(1); // operation 0: the three allocs behind it cannot begin a quad
    for (int i = 0; i < 7; i++) {
      builder.alloc(1, 0);
    }
    ReplayCode code = ReplayCode.of(builder.build(), true, Touch.WORD);
    // operations 0 to 3 alone, 4 to 7 together, 7 closing frees: 8 to 11 together, 12 to 14 alone
    assertEquals(List.of(23, 16, 16, 16, 0, 15, 17, 17, 17), patterns(code));
  }

  @Test
  void batchesBeginEverySixtyFourOperations() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    builder.phase(1);
    for (int i = 0; i < 99; i++) {
      builder.alloc(1, 0);
    }
    Trace trace = builder.build();
    ReplayCode code = ReplayCode.of(trace, true, Touch.WORD);
    // 100 operations and 99 closing ones. Groups of 0 to 63: 4 singles, 15 quads; of 64 to 127 and
    // 128 to 191: 16 quads each.
    assertEquals(199, code.operations());
    assertArrayEquals(new int[] {0, 19, 35, 51}, code.batches());
    ReplayCode singles = ReplayCode.ofSingles(trace, true, Touch.WORD);
    assertArrayEquals(new int[] {0, 64, 128, 192}, singles.batches());
    assertEquals(199, singles.groups());
  }

  private static List<Integer> patterns(ReplayCode code) {
    List<Integer> patterns = new ArrayList<>();
    for (int g = 0; g < code.groups(); g++) {
      patterns.add(code.code()[5 * g]);
    }
    return patterns;
  }
}
