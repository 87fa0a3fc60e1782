package org.allocrace.replay;

/** What an object of a few bytes keeps of the stamp that is written into it. */
public final class Stamp {
  private Stamp() {}

  /**
   * The bits of a stamp that TOUCH reads from an object: its low min(size, 4) bytes. Without a
   * branch, for the control's TOUCH asks it in the timed loop.
   */
  public static int mask(int size) {
    return (int) ((1L << (Byte.SIZE * Math.min(size, Integer.BYTES))) - 1);
  }
}
