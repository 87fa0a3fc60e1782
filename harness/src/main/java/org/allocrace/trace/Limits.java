package org.allocrace.trace;

/**
 * What a trace may ask for.
 *
 * @param maxSize largest size of an object in bytes, 2^26 unless the user raises it to 2^27 at most
 */
public record Limits(int maxSize) {
  public static final int OPERATIONS = 1 << 27;
  public static final int REGISTERS = 1 << 26;
  public static final int CLASSES = 4096;
  public static final int CLASS_CAPACITY = 1 << 26;
  public static final int METADATA = 1 << 20;
  public static final int ARENA_CAPACITY = 1 << 30;
  public static final int LOG2_ALIGNMENT = 12;
  public static final int EVAL_VISITS = 1 << 27;

  /** Bytes of a text line with its LF. */
  public static final int LINE = 256;

  /** The limits when the user says nothing. */
  public static final Limits DEFAULT = new Limits(1 << 26);

  /** Refuses what the replay code cannot hold. */
  public Limits {
    if (maxSize < 1 || maxSize > 1 << 27) {
      throw new IllegalArgumentException(
          "the size limit must be 1 to " + (1 << 27) + " bytes, not " + maxSize);
    }
  }
}
