package org.allocrace.replay;

/**
 * What replays a trace again and again on one contender: {@link Replay}, or a guest that has its
 * own loop. A class for the same reason as {@link Contender}: where one subclass is loaded, nothing
 * stands between the caller and its method.
 */
public abstract class Session {
  /** Made by subclasses. */
  protected Session() {}

  /** One whole replay, from empty to empty. */
  public abstract void whole();

  /** What TOUCH has read and EVAL has found so far, modulo 2^64; a guest keeps it for itself. */
  public abstract long sum();

  /**
   * The fingerprint of a session that has run once: its registers in ascending order, then the low
   * 32 bits of what it has read.
   *
   * @param placed false for a contender whose handles are its own business: they are left out
   */
  public abstract int work(boolean placed);
}
