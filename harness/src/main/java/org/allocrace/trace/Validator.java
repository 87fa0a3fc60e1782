package org.allocrace.trace;

import static org.allocrace.trace.TraceRefusedException.operation;

import org.jspecify.annotations.Nullable;

/**
 * Checks every operation once and finds the figures. Time O(operations), memory 4 bytes a register
 * (arena and expr: up to 16).
 */
final class Validator {
  private final Kind kind;
  private final int[] operations;
  private final int[] args;
  private final byte @Nullable [] alignments;
  private final int[] slotSizes;
  private final int registers;
  private final int length;
  private final int argCount;
  private final int maxSize;

  private int nextArg;
  private int nextAlignment;
  private long requested;
  private long bytes;
  private long peakBytes;
  private int live;
  private int peakLive;

  private Validator(Shape shape, int argCount, Limits limits) {
    this.kind = shape.kind();
    this.operations = shape.operations();
    this.args = shape.args();
    this.alignments = shape.alignments();
    this.slotSizes = shape.slotSizes();
    this.registers = shape.registers();
    this.length = shape.length();
    this.argCount = argCount;
    this.maxSize = limits.maxSize();
  }

  /**
   * Finds the figures, or the first thing wrong.
   *
   * @param argCount how many of the arguments count
   */
  static Figures check(Shape shape, int argCount, Limits limits) throws TraceRefusedException {
    Validator validator = new Validator(shape, argCount, limits);
    switch (validator.kind) {
      case HEAP, POOL -> validator.objects();
      case ARENA -> validator.arena();
      case EXPR -> validator.expr();
    }
    if (validator.nextArg != argCount) {
      throw TraceRefusedException.whole(Refusal.ARGS_LEFT_OVER);
    }
    return new Figures(
        validator.requested, validator.peakBytes, validator.peakLive, validator.live);
  }

  /** Heap and pool differ only in where an object's size comes from. */
  private void objects() throws TraceRefusedException {
    boolean heap = kind == Kind.HEAP;
    int[] held = new int[registers];
    for (int i = 0; i < length; i++) {
      int word = operations[i];
      int register = Op.register(word);
      int opcode = Op.opcode(word);
      if (opcode > Op.TOUCH) {
        phaseOrBad(opcode, i);
        continue;
      }
      inRange(register, i);
      if (opcode == Op.ALLOC) {
        needArgs(1, i);
        if (held[register] != 0) {
          throw operation(Refusal.LIVE_REGISTER, i);
        }
        int size = heap ? size(i) : slotSize(i);
        if (heap) {
          var _ = alignment(i);
        }
        held[register] = size;
        took(size);
      } else {
        if (held[register] == 0) {
          throw operation(Refusal.DEAD_REGISTER, i);
        }
        if (opcode == Op.FREE) {
          gave(held[register]);
          held[register] = 0;
        }
      }
    }
  }

  private int slotSize(int i) throws TraceRefusedException {
    int sizeClass = args[nextArg++];
    if (Integer.compareUnsigned(sizeClass, slotSizes.length) >= 0) {
      throw operation(Refusal.CLASS_OUT_OF_RANGE, i);
    }
    return slotSizes[sizeClass];
  }

  private void arena() throws TraceRefusedException {
    ArenaTable arenas = new ArenaTable(registers);
    for (int i = 0; i < length; i++) {
      int word = operations[i];
      int register = Op.register(word);
      int opcode = Op.opcode(word);
      if (opcode == Op.FREE || opcode == Op.TOUCH || opcode == Op.PHASE) {
        phaseOrBad(opcode, i);
        continue;
      }
      inRange(register, i);
      needArgs(Op.arity(Kind.ARENA, opcode), i);
      if (opcode == Op.CREATE) {
        create(arenas, register, i);
        continue;
      }
      if (!arenas.isLive(register)) {
        throw operation(Refusal.DEAD_ARENA, i);
      }
      long before = arenas.used(register);
      switch (opcode) {
        case Op.BUMP -> {
          int size = size(i);
          int log2 = alignment(i);
          requested += size;
          arenas.bump(register, size, log2);
        }
        case Op.RESET -> arenas.reset(register);
        case Op.DESTROY -> {
          arenas.destroy(register);
          live--;
        }
        default -> markOrRelease(arenas, register, i);
      }
      bytes += arenas.used(register) - before;
      peakBytes = Math.max(peakBytes, bytes);
    }
  }

  private void create(ArenaTable arenas, int register, int i) throws TraceRefusedException {
    if (arenas.isLive(register)) {
      throw operation(Refusal.LIVE_REGISTER, i);
    }
    int capacity = args[nextArg++];
    if (Integer.compareUnsigned(capacity, Limits.ARENA_CAPACITY) > 0) {
      throw operation(Refusal.SIZE_OVER_LIMIT, i);
    }
    arenas.create(register);
    live++;
    peakLive = Math.max(peakLive, live);
  }

  private void markOrRelease(ArenaTable arenas, int register, int i) throws TraceRefusedException {
    int argument = args[nextArg++];
    if (argument == 0) {
      arenas.mark(register);
    } else if (argument != 1) {
      throw operation(Refusal.BAD_ARGUMENT, i);
    } else if (!arenas.release(register)) {
      throw operation(Refusal.NO_MARK, i);
    }
  }

  private void expr() throws TraceRefusedException {
    // A node is live if it was made since the last reset; visits saturate above the limit.
    int[] born = new int[registers];
    int[] visits = new int[registers];
    int epoch = 1;
    for (int i = 0; i < length; i++) {
      int word = operations[i];
      int register = Op.register(word);
      int opcode = Op.opcode(word);
      if (opcode > Op.RESET || (opcode == Op.RESET && register != 0)) {
        phaseOrBad(opcode, i);
        continue;
      }
      if (opcode == Op.RESET) {
        epoch++;
        live = 0;
        continue;
      }
      inRange(register, i);
      if (opcode == Op.EVAL) {
        if (born[register] != epoch) {
          throw operation(Refusal.DEAD_REGISTER, i);
        }
        if (visits[register] > Limits.EVAL_VISITS) {
          throw operation(Refusal.EVAL_OVER_LIMIT, i);
        }
        continue;
      }
      needArgs(Op.arity(Kind.EXPR, opcode), i);
      if (born[register] == epoch) {
        throw operation(Refusal.LIVE_REGISTER, i);
      }
      if (opcode == Op.NUM) {
        nextArg++;
        visits[register] = 1;
      } else {
        visits[register] = operands(born, visits, epoch, i);
      }
      born[register] = epoch;
      live++;
      peakLive = Math.max(peakLive, live);
    }
  }

  private int operands(int[] born, int[] visits, int epoch, int i) throws TraceRefusedException {
    int left = args[nextArg++];
    int right = args[nextArg++];
    if (Integer.compareUnsigned(left, registers) >= 0
        || Integer.compareUnsigned(right, registers) >= 0) {
      throw operation(Refusal.REGISTER_OUT_OF_RANGE, i);
    }
    if (born[left] != epoch || born[right] != epoch) {
      throw operation(Refusal.DEAD_REGISTER, i);
    }
    return Math.min(1 + visits[left] + visits[right], Limits.EVAL_VISITS + 1);
  }

  private void phaseOrBad(int opcode, int i) throws TraceRefusedException {
    if (opcode != Op.PHASE) {
      throw operation(Refusal.BAD_OPCODE, i);
    }
  }

  private void inRange(int register, int i) throws TraceRefusedException {
    if (register >= registers) {
      throw operation(Refusal.REGISTER_OUT_OF_RANGE, i);
    }
  }

  private void needArgs(int count, int i) throws TraceRefusedException {
    if (argCount - nextArg < count) {
      throw operation(Refusal.ARGS_MISSING, i);
    }
  }

  private int size(int i) throws TraceRefusedException {
    int size = args[nextArg++];
    if (size == 0) {
      throw operation(Refusal.ZERO_SIZE, i);
    }
    if (Integer.compareUnsigned(size, maxSize) > 0) {
      throw operation(Refusal.SIZE_OVER_LIMIT, i);
    }
    return size;
  }

  private int alignment(int i) throws TraceRefusedException {
    if (alignments == null) {
      return 0;
    }
    int log2 = alignments[nextAlignment++] & 0xff;
    if (log2 > Limits.LOG2_ALIGNMENT) {
      throw operation(Refusal.BAD_ALIGNMENT, i);
    }
    return log2;
  }

  private void took(int size) {
    requested += size;
    bytes += size;
    peakBytes = Math.max(peakBytes, bytes);
    live++;
    peakLive = Math.max(peakLive, live);
  }

  private void gave(int size) {
    bytes -= size;
    live--;
  }
}
