package org.allocrace.stats;

/**
 * A stretch of a series between two change points.
 *
 * @param from index of its first value
 * @param to index after its last value
 * @param mean of its values, in their unit
 * @param deviation of its values about their mean, divisor {@code length()}, in their unit
 */
public record Segment(int from, int to, double mean, double deviation) {
  /** The number of values, at least 1. */
  public int length() {
    return to - from;
  }
}
