package org.allocrace.replay;

/** The fingerprint of {@code docs/replay-protocol.md}: 32-bit values folded one after another. */
final class Digest {
  /** The fingerprint of nothing. */
  static final int START = 0x811C9DC5;

  private static final int PRIME = 0x01000193;

  private Digest() {}

  static int fold(int digest, int value) {
    return (digest ^ value) * PRIME;
  }
}
