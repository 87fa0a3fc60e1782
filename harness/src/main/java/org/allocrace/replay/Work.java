package org.allocrace.replay;

/** The proof that the timed loop did what the trace asks: equal within a placement policy. */
public final class Work {
  private Work() {}

  /**
   * The fingerprint of a session that has run once: its registers in ascending order, then the low
   * 32 bits of what it has read. O(registers).
   *
   * @param placed false for a contender whose handles are its own business: they are left out
   */
  public static int of(Replay session, boolean placed) {
    int digest = Digest.START;
    if (placed) {
      for (int handle : session.registers()) {
        digest = Digest.fold(digest, handle);
      }
    }
    return Digest.fold(digest, (int) session.sum());
  }
}
