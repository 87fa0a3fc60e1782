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
}
