package org.allocrace.replay;

import org.allocrace.trace.ArenaTable;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Op;
import org.allocrace.trace.Trace;

/**
 * Whether a trace asks more of a pool class or an arena than it declares: the same for every
 * contender, found before anything runs.
 */
public final class Capacity {
  private Capacity() {}

  /**
   * Looks through the whole trace.
   *
   * @throws ReplayException at the first operation that asks for too much
   */
  public static void check(Trace trace) throws ReplayException {
    if (trace.kind() == Kind.POOL) {
      checkPools(trace);
    } else if (trace.kind() == Kind.ARENA) {
      checkArenas(trace);
    }
  }

  private static void checkPools(Trace trace) throws ReplayException {
    int[] live = new int[trace.slotSizes().length];
    int[] classOf = new int[trace.registers()];
    int arg = 0;
    for (int i = 0; i < trace.operations().length; i++) {
      int word = trace.operations()[i];
      int register = Op.register(word);
      if (Op.opcode(word) == Op.ALLOC) {
        int sizeClass = trace.args()[arg++];
        classOf[register] = sizeClass;
        if (live[sizeClass] == trace.capacities()[sizeClass]) {
          throw new ReplayException(ReplayException.OUT_OF_MEMORY, i);
        }
        live[sizeClass]++;
      } else if (Op.opcode(word) == Op.FREE) {
        live[classOf[register]]--;
      }
    }
  }

  private static void checkArenas(Trace trace) throws ReplayException {
    ArenaTable table = new ArenaTable(trace.registers());
    int[] capacities = new int[trace.registers()];
    byte[] alignments = trace.alignments();
    int nextArg = 0;
    int bump = 0;
    for (int i = 0; i < trace.operations().length; i++) {
      int opcode = Op.opcode(trace.operations()[i]);
      int arena = Op.register(trace.operations()[i]);
      int arg = Op.arity(Kind.ARENA, opcode) > 0 ? trace.args()[nextArg++] : 0;
      switch (opcode) {
        case Op.BUMP -> {
          int log2 = alignments == null ? 0 : alignments[bump++];
          if (table.bump(arena, arg, log2) + arg > capacities[arena]) {
            throw new ReplayException(ReplayException.OUT_OF_MEMORY, i);
          }
        }
        case Op.CREATE -> {
          table.create(arena);
          capacities[arena] = arg;
        }
        case Op.RESET -> table.reset(arena);
        case Op.DESTROY -> table.destroy(arena);
        case Op.MARK -> {
          if (arg == 0) {
            table.mark(arena);
          } else {
            var _ = table.release(arena);
          }
        }
        default -> {}
      }
    }
  }
}
