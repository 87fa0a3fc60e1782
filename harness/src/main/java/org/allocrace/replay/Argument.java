package org.allocrace.replay;

/**
 * The argument word of decision 0001 for an object that is asked for by its size: {@code size |
 * log2(alignment) << 28}. Small static methods, so that the compiler puts them into the timed loop.
 */
public final class Argument {
  private static final int LOG2_SHIFT = 28;
  private static final int SIZE_MASK = (1 << LOG2_SHIFT) - 1;

  private Argument() {}

  /** The word of a size below 2^28 bytes and the binary logarithm of an alignment, 0 to 12. */
  public static int of(int size, int log2Alignment) {
    return size | log2Alignment << LOG2_SHIFT;
  }

  /** The size in bytes. */
  public static int size(int arg) {
    return arg & SIZE_MASK;
  }

  /** The binary logarithm of the alignment. */
  public static int log2Alignment(int arg) {
    return arg >>> LOG2_SHIFT;
  }
}
