package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much of a new object a timed replay writes. */
public enum Touch {
  /** Nothing. */
  NONE,
  /** Its first min(size, 8) bytes. */
  WORD,
  /** All of it. */
  FULL;

  /** The word used in the protocol, in studies and in result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
