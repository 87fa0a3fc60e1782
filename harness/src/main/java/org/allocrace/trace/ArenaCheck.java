package org.allocrace.trace;

import static org.allocrace.trace.TraceRefusedException.operation;

import org.jspecify.annotations.Nullable;

/** The operations of kind arena. */
final class ArenaCheck {
  private final int[] operations;
  private final int[] args;
  private final byte @Nullable [] alignments;
  private final int maxSize;
  private final ArenaTable arenas;

  ArenaCheck(Shape shape, Limits limits) {
    this.operations = shape.operations();
    this.args = shape.args();
    this.alignments = shape.alignments();
    this.maxSize = limits.maxSize();
    this.arenas = new ArenaTable(shape.registers());
  }

  Figures figures() throws TraceRefusedException {
    int registers = arenas.size();
    int nextArg = 0;
    int nextAlignment = 0;
    long requested = 0;
    long bytes = 0;
    long peakBytes = 0;
    int live = 0;
    int peakLive = 0;
    for (int i = 0; i < operations.length; i++) {
      int opcode = Op.opcode(operations[i]);
      int arena = Op.register(operations[i]);
      if (opcode == Op.PHASE) {
        continue;
      }
      if (opcode == Op.FREE || opcode == Op.TOUCH) {
        throw operation(Refusal.BAD_OPCODE, i);
      }
      if (arena >= registers) {
        throw operation(Refusal.REGISTER_OUT_OF_RANGE, i);
      }
      if (nextArg == args.length && Op.arity(Kind.ARENA, opcode) > 0) {
        throw operation(Refusal.ARGS_MISSING, i);
      }
      if (opcode == Op.CREATE) {
        create(arena, args[nextArg++], i);
        live++;
        peakLive = Math.max(peakLive, live);
        continue;
      }
      if (!arenas.isLive(arena)) {
        throw operation(Refusal.DEAD_ARENA, i);
      }
      long before = arenas.used(arena);
      switch (opcode) {
        case Op.BUMP -> {
          int size = args[nextArg++];
          if (Integer.compareUnsigned(size - 1, maxSize) >= 0) {
            throw Validator.badSize(size, i);
          }
          int log2 = alignments == null ? 0 : alignments[nextAlignment++] & 0xff;
          if (log2 > Limits.LOG2_ALIGNMENT) {
            throw operation(Refusal.BAD_ALIGNMENT, i);
          }
          requested += size;
          arenas.bump(arena, size, log2);
        }
        case Op.RESET -> arenas.reset(arena);
        case Op.DESTROY -> {
          arenas.destroy(arena);
          live--;
        }
        default -> markOrRelease(arena, args[nextArg++], i);
      }
      bytes += arenas.used(arena) - before;
      peakBytes = Math.max(peakBytes, bytes);
    }
    Validator.noneLeft(nextArg, args);
    return new Figures(requested, peakBytes, peakLive, live);
  }

  private void create(int arena, int capacity, int i) throws TraceRefusedException {
    if (arenas.isLive(arena)) {
      throw operation(Refusal.LIVE_REGISTER, i);
    }
    if (Integer.compareUnsigned(capacity, Limits.ARENA_CAPACITY) > 0) {
      throw operation(Refusal.SIZE_OVER_LIMIT, i);
    }
    arenas.create(arena);
  }

  private void markOrRelease(int arena, int argument, int i) throws TraceRefusedException {
    if (argument == 0) {
      arenas.mark(arena);
    } else if (argument != 1) {
      throw operation(Refusal.BAD_ARGUMENT, i);
    } else if (!arenas.release(arena)) {
      throw operation(Refusal.NO_MARK, i);
    }
  }
}
