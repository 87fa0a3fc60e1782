package org.allocrace.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a cell's contender says: {@code rust/pool} as it is, {@code rust/pool+5%} with a
 * planted slowdown of 5 per cent (0 makes the second name of an A/A pair), {@code rust/heap~50%}
 * aged to an occupancy of 50 per cent.
 *
 * @param contender a name of the catalogue
 * @param slowdown null for none; 0 for the same under another name
 * @param occupancy null for fresh
 */
public record Variant(String contender, @Nullable Integer slowdown, @Nullable Integer occupancy) {
  private static final Pattern NAME = Pattern.compile("([^+~]+)(?:([+~])([0-9]{1,3})%)?");

  /** Reads a name. */
  public static Variant of(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no contender: " + name);
    }
    if (matcher.group(2) == null) {
      return new Variant(name, null, null);
    }
    Integer percent = Integer.valueOf(matcher.group(3));
    return matcher.group(2).equals("+")
        ? new Variant(matcher.group(1), percent, null)
        : new Variant(matcher.group(1), null, percent);
  }

  /** A contender with a planted slowdown. */
  public static Variant slowed(String contender, int percent) {
    return new Variant(contender, percent, null);
  }

  /** A contender after a littering phase. */
  public static Variant aged(String contender, int occupancy) {
    return new Variant(contender, null, occupancy);
  }

  /** The name. */
  public String name() {
    return contender
        + (slowdown == null ? "" : "+" + slowdown + "%")
        + (occupancy == null ? "" : "~" + occupancy + "%");
  }

  /** Whether it is the contender as it is. */
  public boolean isPlain() {
    return slowdown == null && occupancy == null;
  }
}
