package org.allocrace.trace;

import static org.allocrace.trace.TraceRefusedException.operation;

/** The operations of kind expr. */
final class ExprCheck {
  private ExprCheck() {}

  static Figures figures(Shape shape) throws TraceRefusedException {
    int[] operations = shape.operations();
    int[] args = shape.args();
    int registers = shape.registers();
    // How many nodes an EVAL of each live node visits, 0 for a dead one; it saturates above the
    // limit.
    int[] visits = new int[registers];
    int nextArg = 0;
    int live = 0;
    int peakLive = 0;
    int sinceReset = 0;
    for (int i = 0; i < operations.length; i++) {
      int opcode = Op.opcode(operations[i]);
      int register = Op.register(operations[i]);
      if (opcode >= Op.RESET) {
        if (opcode == Op.RESET && register == 0) {
          bury(visits, operations, sinceReset, i);
          sinceReset = i + 1;
          live = 0;
        } else if (opcode != Op.PHASE) {
          throw operation(Refusal.BAD_OPCODE, i);
        }
        continue;
      }
      if (register >= registers) {
        throw operation(Refusal.REGISTER_OUT_OF_RANGE, i);
      }
      int before = visits[register];
      if (opcode == Op.EVAL) {
        if (before == 0) {
          throw operation(Refusal.DEAD_REGISTER, i);
        }
        if (before > Limits.EVAL_VISITS) {
          throw operation(Refusal.EVAL_OVER_LIMIT, i);
        }
        continue;
      }
      int arity = opcode == Op.NUM ? 1 : 2;
      if (args.length - nextArg < arity) {
        throw operation(Refusal.ARGS_MISSING, i);
      }
      if (before != 0) {
        throw operation(Refusal.LIVE_REGISTER, i);
      }
      visits[register] =
          opcode == Op.NUM ? 1 : operands(visits, args[nextArg], args[nextArg + 1], i);
      nextArg += arity;
      live++;
      peakLive = Math.max(peakLive, live);
    }
    Validator.noneLeft(nextArg, args);
    return new Figures(0, 0, peakLive, live);
  }

  private static int operands(int[] visits, int left, int right, int i)
      throws TraceRefusedException {
    if (Integer.compareUnsigned(left, visits.length) >= 0
        || Integer.compareUnsigned(right, visits.length) >= 0) {
      throw operation(Refusal.REGISTER_OUT_OF_RANGE, i);
    }
    int ofLeft = visits[left];
    int ofRight = visits[right];
    if (ofLeft == 0 || ofRight == 0) {
      throw operation(Refusal.DEAD_REGISTER, i);
    }
    return Math.min(1 + ofLeft + ofRight, Limits.EVAL_VISITS + 1);
  }

  /**
   * RESET: forgets the nodes that the operations since the last one made. Every operation is looked
   * at once more, which is cheaper than a second table, and than clearing registers never used.
   */
  private static void bury(int[] visits, int[] operations, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Op.opcode(operations[i]) != Op.PHASE) {
        visits[Op.register(operations[i])] = 0;
      }
    }
  }
}
