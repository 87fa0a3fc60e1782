package org.allocrace.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allocrace.trace.synthetic.RandomTraces;
import org.junit.jupiter.api.Test;

/** Traces worked out by hand, and a walk that lays out every object anew at each emptying. */
class ArenaWasteTest {
  private static final int TRACES = 2_000;

  @Test
  void anArenaIsEmptiedByResetByDestroyAndAtTheEnd() throws TraceRefusedException {
    TraceBuilder builder = new TraceBuilder(Kind.ARENA);
    int first = builder.create(100);
    builder.bump(first, 3, 0);
    builder.bump(first, 8, 3);
    builder.reset(first);
    builder.bump(first, 5, 0);
    int second = builder.create(1_000);
    builder.bump(second, 1, 0);
    builder.bump(second, 1, 12);
    builder.destroy(first);
    // By hand: 3, 5 of padding, 8 make 16 of 100; then 5 of 100; at the end 1, 4,095 of padding and
    // 1 make 4,097, though the second arena declared 1,000 only.
    assertEquals(
        new ArenaWaste(3, 16 + 5 + 4_097, 5 + 4_095, 100 + 100 + 1_000),
        ArenaWaste.of(builder.build()));
  }

  @Test
  void releaseTakesBackWhatWasBumpedSinceTheNewestMarkAndItsPadding() throws TraceRefusedException {
    TraceBuilder builder = new TraceBuilder(Kind.ARENA);
    int arena = builder.create(64);
    builder.bump(arena, 1, 0);
    builder.mark(arena);
    builder.bump(arena, 1, 2);
    builder.mark(arena);
    builder.bump(arena, 1, 4);
    builder.release(arena);
    builder.bump(arena, 1, 3);
    builder.reset(arena);
    builder.bump(arena, 1, 0);
    builder.mark(arena);
    builder.bump(arena, 7, 3);
    builder.release(arena);
    builder.destroy(arena);
    // By hand: 1, 3 of padding, 1 up to the second mark at 5; what came at 16 is gone; 3 of padding
    // and 1 end at 9. Then 1 byte, for what came at 8 is gone.
    assertEquals(new ArenaWaste(2, 9 + 1, 3 + 3, 128), ArenaWaste.of(builder.build()));
  }

  @Test
  void anArenaThatHoldsNothingIsEmptiedAllTheSame() throws TraceRefusedException {
    TraceBuilder builder = new TraceBuilder(Kind.ARENA);
    builder.phase(3);
    int arena = builder.create(7);
    builder.reset(arena);
    builder.destroy(arena);
    assertEquals(new ArenaWaste(2, 0, 0, 14), ArenaWaste.of(builder.build()));
    assertEquals(new ArenaWaste(0, 0, 0, 0), ArenaWaste.of(new TraceBuilder(Kind.ARENA).build()));
  }

  @Test
  void otherKindsHaveNoArenas() throws TraceRefusedException {
    Trace heap = new TraceBuilder(Kind.HEAP).build();
    assertThrows(IllegalArgumentException.class, () -> ArenaWaste.of(heap));
  }

  @Test
  void itAgreesWithAWalkThatLaysOutEveryObjectAnew() throws TraceRefusedException {
    long padding = 0;
    for (int seed = 0; seed < TRACES; seed++) {
      Trace trace = RandomTraces.generate(Kind.ARENA, seed, 300);
      ArenaWaste waste = ArenaWaste.of(trace);
      assertEquals(new SlowWalk(trace).waste(), waste, "seed " + seed);
      padding += waste.paddingBytes();
    }
    assertTrue(padding > 0, "the traces have alignments");
  }

  /** Objects of an arena in a list, marks as lengths of it; offsets only when it is emptied. */
  private static final class SlowWalk {
    private record Bumped(int size, int alignment) {}

    private record Live(int capacity, List<Bumped> objects, Deque<Integer> marks) {}

    private final Trace trace;
    private final Map<Integer, Live> arenas = new HashMap<>();
    private ArenaWaste sum = new ArenaWaste(0, 0, 0, 0);

    SlowWalk(Trace trace) {
      this.trace = trace;
    }

    ArenaWaste waste() {
      Deque<Integer> args = new ArrayDeque<>();
      for (int arg : trace.args()) {
        args.add(arg);
      }
      Deque<Integer> alignments = new ArrayDeque<>();
      byte[] log2s = trace.alignments();
      for (int i = 0; log2s != null && i < log2s.length; i++) {
        alignments.add(1 << log2s[i]);
      }
      for (int word : trace.operations()) {
        int opcode = Op.opcode(word);
        if (opcode == Op.PHASE) {
          continue;
        }
        int register = Op.register(word);
        if (opcode == Op.CREATE) {
          arenas.put(register, new Live(args.remove(), new ArrayList<>(), new ArrayDeque<>()));
          continue;
        }
        Live arena = Objects.requireNonNull(arenas.get(register));
        if (opcode == Op.BUMP) {
          arena
              .objects()
              .add(new Bumped(args.remove(), alignments.isEmpty() ? 1 : alignments.remove()));
        } else if (opcode == Op.MARK) {
          if (args.remove() == 0) {
            arena.marks().push(arena.objects().size());
          } else {
            int length = arena.marks().pop();
            arena.objects().subList(length, arena.objects().size()).clear();
          }
        } else {
          empty(arena);
          if (opcode == Op.DESTROY) {
            arenas.remove(register);
          }
        }
      }
      arenas.values().forEach(this::empty);
      return sum;
    }

    private void empty(Live arena) {
      long offset = 0;
      long padding = 0;
      for (Bumped object : arena.objects()) {
        while (offset % object.alignment() != 0) {
          offset++;
          padding++;
        }
        offset += object.size();
      }
      sum =
          new ArenaWaste(
              sum.emptied() + 1,
              sum.bumpedBytes() + offset,
              sum.paddingBytes() + padding,
              sum.capacityBytes() + arena.capacity());
      arena.objects().clear();
      arena.marks().clear();
    }
  }
}
