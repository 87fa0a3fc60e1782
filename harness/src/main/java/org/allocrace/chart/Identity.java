package org.allocrace.chart;

/**
 * What the name of a contender, {@code language/allocator[@runtime]}, says about its looks.
 *
 * @param language what stands before the slash, or the whole name when there is none
 * @param runtime what stands behind the at sign, empty for the language's usual runtime
 */
record Identity(String language, Family family, String runtime) {

  /** Kinds of allocator that pictures tell apart by their shading. */
  enum Family {
    CONTROL("control (does not allocate)"),
    POOL("pool"),
    ARENA("arena"),
    HEAP("heap"),
    OTHER("other allocator");

    private final String words;

    Family(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static Identity of(String contender) {
    int slash = contender.indexOf('/');
    if (slash < 0) {
      return new Identity(contender, Family.OTHER, "");
    }
    int at = contender.indexOf('@', slash);
    int end = at < 0 ? contender.length() : at;
    return new Identity(
        contender.substring(0, slash),
        family(contender.substring(slash + 1, end)),
        at < 0 ? "" : contender.substring(at + 1));
  }

  /** Whether the time of the one, a control, is the floor under the time of the other. */
  boolean isFloorOf(Identity other) {
    return family == Family.CONTROL
        && language.equals(other.language)
        && runtime.equals(other.runtime);
  }

  private static Family family(String allocator) {
    int dash = allocator.indexOf('-');
    return switch (dash < 0 ? allocator : allocator.substring(0, dash)) {
      case "null" -> Family.CONTROL;
      case "pool" -> Family.POOL;
      case "arena", "expr" -> Family.ARENA;
      case "heap" -> Family.HEAP;
      default -> Family.OTHER;
    };
  }
}
