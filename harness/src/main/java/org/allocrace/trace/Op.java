package org.allocrace.trace;

/** Operation words: the low 3 bits are the opcode, the upper 29 the register. */
public final class Op {
  public static final int ALLOC = 0;
  public static final int FREE = 1;
  public static final int TOUCH = 2;

  public static final int BUMP = 0;
  public static final int CREATE = 3;
  public static final int RESET = 4;
  public static final int DESTROY = 5;

  /** MARK with argument 0, RELEASE with argument 1. */
  public static final int MARK = 6;

  public static final int NUM = 0;
  public static final int ADD = 1;
  public static final int MUL = 2;
  public static final int EVAL = 3;

  public static final int PHASE = 7;

  /** The largest register or phase number that fits a word. */
  public static final int MAX_FIELD = (1 << 29) - 1;

  private Op() {}

  /** Builds a word. */
  public static int word(int opcode, int register) {
    return register << 3 | opcode;
  }

  /** The opcode of a word. */
  public static int opcode(int word) {
    return word & 7;
  }

  /** The register of a word. */
  public static int register(int word) {
    return word >>> 3;
  }

  /** How many arguments an opcode takes in a kind. */
  public static int arity(Kind kind, int opcode) {
    return switch (kind) {
      case HEAP, POOL -> opcode == ALLOC ? 1 : 0;
      case ARENA -> opcode == BUMP || opcode == CREATE || opcode == MARK ? 1 : 0;
      case EXPR -> opcode == NUM ? 1 : opcode == ADD || opcode == MUL ? 2 : 0;
    };
  }
}
