package org.allocrace.trace;

/** The bits of a trace's flag word. */
public final class Flags {
  public static final int ALIGNS = 1;
  public static final int TRUNCATED = 2;
  public static final int SYNTHETIC = 4;
  public static final int LIVE_AT_END = 8;
  public static final int ZERO_SIZES = 16;

  /** All that are known. */
  public static final int ALL = 31;

  private Flags() {}
}
