package org.allocrace.trace;

/**
 * Checks every operation once and finds the figures. Time O(operations), memory 4 bytes a register
 * (arena: 12, and 12 a mark).
 */
final class Validator {
  private Validator() {}

  /** Finds the figures, or the first thing wrong. */
  static Figures check(Shape shape, Limits limits) throws TraceRefusedException {
    return switch (shape.kind()) {
      case HEAP, POOL -> ObjectCheck.figures(shape, limits);
      case ARENA -> new ArenaCheck(shape, limits).figures();
      case EXPR -> ExprCheck.figures(shape);
    };
  }

  /** What is wrong with a size that is not from 1 to the limit. */
  static TraceRefusedException badSize(int size, int operation) {
    return TraceRefusedException.operation(
        size == 0 ? Refusal.ZERO_SIZE : Refusal.SIZE_OVER_LIMIT, operation);
  }

  /** Refuses arguments that no operation consumed. */
  static void noneLeft(int nextArg, int[] args) throws TraceRefusedException {
    if (nextArg != args.length) {
      throw TraceRefusedException.whole(Refusal.ARGS_LEFT_OVER);
    }
  }
}
