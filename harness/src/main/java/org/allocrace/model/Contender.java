package org.allocrace.model;

import java.util.List;

/**
 * One allocator in one language on one runtime.
 *
 * @param name stable, {@code language/allocator}
 * @param description one line
 * @param kinds the trace kinds it runs
 * @param placement what its handles can be compared with
 * @param checksHandles whether it detects a double free or a stale handle
 * @param cannot what it does not do of a kind it runs ({@code mark}, …)
 */
public record Contender(
    String name,
    String description,
    List<String> kinds,
    Placement placement,
    boolean checksHandles,
    List<String> cannot) {

  /** Copies the lists. */
  public Contender {
    kinds = List.copyOf(kinds);
    cannot = List.copyOf(cannot);
  }

  /** The part of the name before the slash. */
  public String language() {
    return languageOf(name);
  }

  /** Whether this is the control of its language. */
  public boolean isControl() {
    return name.endsWith("/null");
  }

  /** The part of a contender's name before the slash. */
  public static String languageOf(String name) {
    int slash = name.indexOf('/');
    return slash < 0 ? name : name.substring(0, slash);
  }

  /** The control of the language of the named contender. */
  public static String controlOf(String name) {
    return languageOf(name) + "/null";
  }
}
