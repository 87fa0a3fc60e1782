package org.allocrace.replay;

import java.util.Locale;

/** What an allocation writes in a timed replay. */
public enum Touch {
  /** Nothing. */
  NONE,
  /** The first min(size, 8) bytes: the stamp as a 64-bit little-endian word. */
  WORD,
  /** All bytes: the 32-bit stamp repeated. */
  FULL;

  /** The system property that a fork gets its touch mode from. */
  public static final String PROPERTY = "allocrace.touch";

  /**
   * The mode of this JVM. A static final is a constant to the compiler: the branches of the other
   * two modes are not in the timed code at all, as they are not in the programs of the other
   * languages.
   */
  public static final Touch MODE =
      valueOf(System.getProperty(PROPERTY, "word").toUpperCase(Locale.ROOT));

  /** The word of the protocol. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
