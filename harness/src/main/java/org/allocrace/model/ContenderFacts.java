package org.allocrace.model;

import java.util.List;

/**
 * What is known of a contender before it runs.
 *
 * @param name stable, {@code language/allocator}
 * @param description one line
 * @param kinds the trace kinds it runs
 * @param placement what its handles can be compared with
 */
public record ContenderFacts(
    String name, String description, List<String> kinds, Placement placement) {
  /** Copies the list. */
  public ContenderFacts {
    kinds = List.copyOf(kinds);
  }

  /** The language in a contender's name. */
  public static String language(String contender) {
    return contender.substring(0, contender.indexOf('/'));
  }

  /** Its language. */
  public String language() {
    return language(name);
  }

  /** Whether this is the general allocator of its language. */
  public boolean isHeap() {
    return name.endsWith("/heap");
  }

  /** Whether this is the control of its language. */
  public boolean isControl() {
    return name.endsWith("/null");
  }
}
