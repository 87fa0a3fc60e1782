package org.allocrace.trace;

/** The words of a {@code #flags} line, in their order. */
enum TextFlag {
  TRUNCATED("truncated", Flags.TRUNCATED),
  SYNTHETIC("synthetic", Flags.SYNTHETIC),
  ZERO_SIZES("zero-sizes", Flags.ZERO_SIZES);

  private final String word;
  private final int bit;

  TextFlag(String word, int bit) {
    this.word = word;
    this.bit = bit;
  }

  String word() {
    return word;
  }

  int bit() {
    return bit;
  }
}
