package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an allocation writes in a timed replay. */
public enum TouchMode {
  /** Nothing. */
  NONE,
  /** The first min(size, 8) bytes. */
  WORD,
  /** All bytes. */
  FULL;

  /** The word of the protocol, of studies and of result files. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
