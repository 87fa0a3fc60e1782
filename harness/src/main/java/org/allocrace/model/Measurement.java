package org.allocrace.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invocation that came to its end reported.
 *
 * @param traceCrc of the trace that it read, 8 hexadecimal digits
 * @param operations of one replay, closing ones included
 * @param work proof that the timed loop did the work; null in mode memory
 * @param clock null in mode memory
 */
public record Measurement(
    String traceCrc,
    long operations,
    @Nullable String work,
    @Nullable ClockFacts clock,
    List<Iteration> iterations,
    List<LatencySeries> latency,
    @Nullable MemoryUse memory) {
  /** Copies the lists. */
  public Measurement {
    iterations = List.copyOf(iterations);
    latency = List.copyOf(latency);
  }
}
