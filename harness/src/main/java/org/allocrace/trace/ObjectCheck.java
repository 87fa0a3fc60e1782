package org.allocrace.trace;

import static org.allocrace.trace.TraceRefusedException.operation;

import org.jspecify.annotations.Nullable;

/**
 * The operations of kinds heap and pool, which differ only in where an object's size comes from.
 */
final class ObjectCheck {
  private ObjectCheck() {}

  /**
   * One loop over local variables: every trace that is loaded goes through it, and fields would be
   * written back to memory with each operation.
   */
  static Figures figures(Shape shape, Limits limits) throws TraceRefusedException {
    boolean pool = shape.kind() == Kind.POOL;
    int[] operations = shape.operations();
    int[] args = shape.args();
    int[] slotSizes = shape.slotSizes();
    byte @Nullable [] alignments = shape.alignments();
    int maxSize = limits.maxSize();
    // The size of the object in each register; 0 where there is none.
    int[] held = new int[shape.registers()];
    int nextArg = 0;
    long requested = 0;
    long bytes = 0;
    long peakBytes = 0;
    int live = 0;
    int peakLive = 0;
    for (int i = 0; i < operations.length; i++) {
      int opcode = Op.opcode(operations[i]);
      int register = Op.register(operations[i]);
      if (opcode > Op.TOUCH) {
        if (opcode != Op.PHASE) {
          throw operation(Refusal.BAD_OPCODE, i);
        }
        continue;
      }
      if (register >= held.length) {
        throw operation(Refusal.REGISTER_OUT_OF_RANGE, i);
      }
      int before = held[register];
      if (opcode == Op.ALLOC) {
        if (nextArg == args.length) {
          throw operation(Refusal.ARGS_MISSING, i);
        }
        if (before != 0) {
          throw operation(Refusal.LIVE_REGISTER, i);
        }
        int size = args[nextArg];
        if (pool) {
          if (Integer.compareUnsigned(size, slotSizes.length) >= 0) {
            throw operation(Refusal.CLASS_OUT_OF_RANGE, i);
          }
          size = slotSizes[size];
        } else {
          if (Integer.compareUnsigned(size - 1, maxSize) >= 0) {
            throw Validator.badSize(size, i);
          }
          if (alignments != null && (alignments[nextArg] & 0xff) > Limits.LOG2_ALIGNMENT) {
            throw operation(Refusal.BAD_ALIGNMENT, i);
          }
        }
        nextArg++;
        held[register] = size;
        requested += size;
        bytes += size;
        peakBytes = Math.max(peakBytes, bytes);
        live++;
        peakLive = Math.max(peakLive, live);
      } else {
        if (before == 0) {
          throw operation(Refusal.DEAD_REGISTER, i);
        }
        if (opcode == Op.FREE) {
          held[register] = 0;
          bytes -= before;
          live--;
        }
      }
    }
    Validator.noneLeft(nextArg, args);
    return new Figures(requested, peakBytes, peakLive, live);
  }
}
