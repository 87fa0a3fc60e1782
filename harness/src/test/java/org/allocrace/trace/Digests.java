package org.allocrace.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The digests of {@code docs/replay-protocol.md}, computed from the trace alone: plain collections,
 * no allocator, nothing shared with the replay programs.
 */
final class Digests {
  private static final int START = 0x811C9DC5;
  private static final int PRIME = 0x01000193;

  private int contents = START;
  private int placement = START;

  private record Held(int stamp, int size) {
    static final Held NOTHING = new Held(0, 0);
  }

  static String contents(Trace trace) {
    Digests digests = new Digests();
    digests.walk(trace);
    return String.format("%08x", digests.contents);
  }

  static String placement(Trace trace) {
    Digests digests = new Digests();
    digests.walk(trace);
    return String.format("%08x", digests.placement);
  }

  private void walk(Trace trace) {
    if (trace.kind() == Kind.ARENA) {
      arenas(trace);
    } else {
      objects(trace);
    }
  }

  private void objects(Trace trace) {
    List<Held> held = filled(trace.registers(), () -> Held.NOTHING);
    int[] handles = new int[trace.registers()];
    int[] classes = new int[trace.registers()];
    int[] fresh = new int[trace.slotSizes().length];
    List<List<Integer>> freed = filled(fresh.length, ArrayList::new);
    int stamp = 0;
    int arg = 0;
    for (int word : trace.operations()) {
      int register = Op.register(word);
      switch (Op.opcode(word)) {
        case Op.ALLOC -> {
          int value = trace.args()[arg++];
          boolean pool = trace.kind() == Kind.POOL;
          held.set(register, new Held(stamp++, pool ? trace.slotSizes()[value] : value));
          if (pool) {
            List<Integer> free = freed.get(value);
            int handle = free.isEmpty() ? fresh[value]++ : free.removeLast();
            handles[register] = handle;
            classes[register] = value;
            placement = fold(placement, handle);
          }
        }
        case Op.TOUCH -> read(held.get(register));
        case Op.FREE -> {
          read(held.get(register));
          if (trace.kind() == Kind.POOL) {
            freed.get(classes[register]).add(handles[register]);
          }
        }
        default -> {}
      }
    }
  }

  private void arenas(Trace trace) {
    List<List<Held>> objects = filled(trace.registers(), ArrayList::new);
    ArenaTable table = new ArenaTable(trace.registers());
    byte[] alignments = trace.alignments();
    int stamp = 0;
    int arg = 0;
    int bump = 0;
    for (int word : trace.operations()) {
      int arena = Op.register(word);
      switch (Op.opcode(word)) {
        case Op.CREATE -> {
          arg++;
          table.create(arena);
          objects.get(arena).clear();
        }
        case Op.BUMP -> {
          int size = trace.args()[arg++];
          int log2 = alignments == null ? 0 : alignments[bump++];
          placement = fold(placement, (int) table.bump(arena, size, log2));
          objects.get(arena).add(new Held(stamp++, size));
        }
        case Op.RESET, Op.DESTROY -> {
          objects.get(arena).forEach(this::read);
          objects.get(arena).clear();
          table.reset(arena);
        }
        default -> {}
      }
    }
  }

  private void read(Held object) {
    int stamp = object.stamp();
    contents = fold(contents, object.size() < 4 ? stamp & ((1 << (8 * object.size())) - 1) : stamp);
  }

  private static <T> List<T> filled(int size, Supplier<T> value) {
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(value.get());
    }
    return list;
  }

  private static int fold(int digest, int value) {
    return (digest ^ value) * PRIME;
  }
}
