package org.allocrace.trace;

import java.util.Locale;
import java.util.Optional;

/** What sort of allocator a trace is for. */
public enum Kind {
  HEAP(0),
  POOL(1),
  ARENA(2),
  EXPR(3);

  private final int number;

  Kind(int number) {
    this.number = number;
  }

  /** The number in the file. */
  int number() {
    return number;
  }

  /** The word used in text traces and in reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind with that word. */
  public static Optional<Kind> of(String word) {
    for (Kind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The kind with that number. */
  static Optional<Kind> of(int number) {
    for (Kind kind : values()) {
      if (kind.number == number) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Whether alignments may stand in a trace of this kind. */
  public boolean aligns() {
    return this == HEAP || this == ARENA;
  }
}
