package org.allocrace.unit;

import java.util.List;

/**
 * Operations in a second; prints as op/s, kop/s, Mop/s or Gop/s.
 *
 * @param value operations per second, finite, not negative
 */
public record Throughput(double value) implements Quantity {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final Prefixes UNITS =
      new Prefixes(1000, List.of("op/s", "kop/s", "Mop/s", "Gop/s"));

  public Throughput {
    Digits.notNegative(value, "a throughput");
  }

  /**
   * The same fact the other way round.
   *
   * @throws IllegalArgumentException when the time is zero
   */
  public static Throughput of(NanosPerOp time) {
    return new Throughput(NANOS_PER_SECOND / time.value());
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
