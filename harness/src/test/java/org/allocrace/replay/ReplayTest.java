package org.allocrace.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.allocrace.trace.Kind;
import org.allocrace.trace.TraceBuilder;
import org.junit.jupiter.api.Test;

/** The loop with a contender that writes down what it is asked for. */
class ReplayTest {
  /** Hands out 100, 101 and so on. */
  private static final class Scribe extends Contender {
    private final List<String> asked = new ArrayList<>();
    private int next = 100;

    @Override
    public int alloc(int register, int arg, int stamp) {
      asked.add("alloc r" + register + " " + arg + " #" + stamp);
      return next++;
    }

    @Override
    public void free(int register, int handle, int arg) {
      asked.add("free r" + register + " " + handle + " " + arg);
    }

    @Override
    public long touch(int register, int handle, int arg) {
      asked.add("touch r" + register + " " + handle + " " + arg);
      return handle;
    }
  }

  @Test
  void everyPatternAsksForItsFourOperationsInOrderWithTheirStamps() throws Exception {
    for (int pattern = 0; pattern < 16; pattern++) {
      TraceBuilder builder = new TraceBuilder(Kind.HEAP);
      int[] before = new int[4];
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        before[i] = builder.alloc(10 + i, 0); // registers 0 to 3, handles 100 to 103
        expected.add("alloc r%d %d #%d".formatted(i, 10 + i, i));
      }
      int stamp = 4;
      for (int i = 0; i < 4; i++) {
        if ((pattern >> i & 1) != 0) {
          builder.free(before[i]);
          expected.add("free r%d %d %d".formatted(i, 100 + i, 10 + i));
        } else {
          builder.alloc(50, 0);
          expected.add("50 #" + stamp++);
        }
      }
      ReplayCode code = ReplayCode.of(builder.build(), true, Touch.WORD);
      assertEquals(pattern, code.code()[5]);
      Scribe scribe = new Scribe();
      new Replay(scribe, code).run(0, 2);
      assertEquals(8, scribe.asked.size());
      for (int i = 0; i < 8; i++) {
        // The register of a later alloc is the builder's choice; size and stamp are what counts.
        String asked = scribe.asked.get(i);
        assertEquals(true, asked.endsWith(expected.get(i)), pattern + ": " + scribe.asked);
      }
    }
  }

  @Test
  void quadsSinglesAndPiecesAskForTheSame() throws Exception {
    Random random = new Random(1);
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    List<Integer> live = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      int choice = random.nextInt(20);
      if (live.isEmpty() || choice < 10) {
        live.add(builder.alloc(1 + random.nextInt(100), 0));
      } else if (choice < 19) {
        builder.free(live.remove(random.nextInt(live.size())));
      } else {
        builder.touch(live.getFirst());
      }
    }
    var trace = builder.build();
    Scribe whole = new Scribe();
    Replay session = new Replay(whole, ReplayCode.of(trace, true, Touch.WORD));
    session.whole();
    Scribe single = new Scribe();
    Replay singles = new Replay(single, ReplayCode.ofSingles(trace, true, Touch.WORD));
    singles.whole();
    assertEquals(whole.asked, single.asked);
    assertEquals(session.sum(), singles.sum());
    assertEquals(session.work(true), singles.work(true));
    Scribe piece = new Scribe();
    ReplayCode code = ReplayCode.of(trace, true, Touch.WORD);
    Replay pieces = new Replay(piece, code);
    pieces.begin();
    for (int g = 0; g < code.groups(); g++) {
      pieces.run(g, g + 1);
    }
    assertEquals(whole.asked, piece.asked);
  }

  @Test
  void stampsBeginAgainInEveryReplayAndTheSumGoesOn() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    builder.touch(builder.alloc(8, 0));
    Scribe scribe = new Scribe();
    Replay session = new Replay(scribe, ReplayCode.of(builder.build(), true, Touch.WORD));
    session.whole();
    session.whole();
    assertEquals(
        List.of(
            "alloc r0 8 #0",
            "touch r0 100 8",
            "free r0 100 8", //
            "alloc r0 8 #0",
            "touch r0 101 8",
            "free r0 101 8"),
        scribe.asked);
    assertEquals(201, session.sum());
  }

  @Test
  void workFoldsTheRegistersThenTheSum() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    builder.touch(builder.alloc(8, 0));
    Replay session = new Replay(new Scribe(), ReplayCode.of(builder.build(), true, Touch.WORD));
    session.whole();
    // Oracle: ((0x811C9DC5 ^ 100) * 0x01000193 ^ 100) * 0x01000193 mod 2^32, by python3.
    assertEquals(0x5d1cd035, session.work(true));
    // Without placement: (0x811C9DC5 ^ 100) * 0x01000193.
    assertEquals(0xe10c2473, session.work(false));
  }
}
