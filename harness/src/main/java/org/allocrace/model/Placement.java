package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a contender puts its objects, as far as that is comparable across languages. */
public enum Placement {
  /** Slot indices handed out last in, first out, from 0. */
  LIFO_POOL("lifo-pool"),
  /** Offsets that only grow until a reset. */
  BUMP("bump"),
  /** The contender's own business; nothing to compare. */
  NONE("none");

  private final String word;

  Placement(String word) {
    this.word = word;
  }

  /** The word used in the protocol and in result files. */
  @JsonValue
  public String word() {
    return word;
  }
}
