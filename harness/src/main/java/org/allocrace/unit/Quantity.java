package org.allocrace.unit;

/**
 * A finite figure with its unit. How it prints is the same on every machine: a point as the decimal
 * mark, no grouping of digits, three significant digits ({@link Digits}).
 */
public sealed interface Quantity
    permits Bytes, Nanos, NanosPerOp, Percent, Percentile, Ratio, Throughput {

  /** The figure in the unit of its type, without rounding. */
  double value();

  /** For tables and labels: three significant digits and the unit, as in {@code 12.0 ns}. */
  String text();

  /** For figures that are round already, as ticks are: {@code 12 ns}, {@code 11.15 ns}. */
  String tick();
}
