package org.allocrace.unit;

import java.util.List;

/**
 * A span of time in nanoseconds; prints as ns, µs, ms or s.
 *
 * @param value nanoseconds, finite, not negative
 */
public record Nanos(double value) implements Quantity {
  private static final Prefixes UNITS = new Prefixes(1000, List.of("ns", "µs", "ms", "s"));

  public Nanos {
    Digits.notNegative(value, "a span of time");
  }

  @Override
  public String text() {
    return UNITS.text(value);
  }

  @Override
  public String tick() {
    return UNITS.tick(value);
  }
}
