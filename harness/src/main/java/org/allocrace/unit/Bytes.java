package org.allocrace.unit;

import java.util.List;

/**
 * An amount of memory; prints as B, KiB, MiB, GiB or TiB, each 1024 of the one before.
 *
 * @param value bytes, finite, not negative
 */
public record Bytes(double value) implements Quantity {
  private static final Prefixes UNITS =
      new Prefixes(1024, List.of("B", "KiB", "MiB", "GiB", "TiB"));

  public Bytes {
    Digits.notNegative(value, "an amount of memory");
  }

  @Override
  public String text() {
    boolean wholeBytes = value < 1024 && value == Math.rint(value);
    return wholeBytes ? UNITS.tick(value) : UNITS.text(value);
  }

  @Override
  public String tick() {
    return UNITS.tick(value);
  }
}
