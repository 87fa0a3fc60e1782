package org.allocrace.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invocation that came to its end reported.
 *
 * @param traceCrc of the trace that it read, 8 hexadecimal digits
 * @param operations of one replay, closing ones included
 * @param warming cost since the first replay of the process; empty except in mode throughput
 * @param work proof that the timed loop did the work; null in modes memory and instructions
 * @param clock null in modes memory and instructions
 * @param hosting what the guest's host cost; null for what is no guest
 */
public record Measurement(
    String traceCrc,
    long operations,
    @Nullable String work,
    @Nullable ClockFacts clock,
    List<CostPoint> warming,
    List<Iteration> iterations,
    List<LatencySeries> latency,
    @Nullable MemoryUse memory,
    @Nullable InstructionCount instructions,
    @Nullable Hosting hosting) {
  /** Copies the lists. */
  public Measurement {
    warming = List.copyOf(warming);
    iterations = List.copyOf(iterations);
    latency = List.copyOf(latency);
  }

  /** Of a program that is no guest in another. */
  public Measurement(
      String traceCrc,
      long operations,
      @Nullable String work,
      @Nullable ClockFacts clock,
      List<CostPoint> warming,
      List<Iteration> iterations,
      List<LatencySeries> latency,
      @Nullable MemoryUse memory,
      @Nullable InstructionCount instructions) {
    this(
        traceCrc,
        operations,
        work,
        clock,
        warming,
        iterations,
        latency,
        memory,
        instructions,
        null);
  }

  /** With what was counted around the process. */
  public Measurement counted(InstructionCount count) {
    return new Measurement(
        traceCrc, operations, work, clock, warming, iterations, latency, memory, count, hosting);
  }

  /** With what the parent saw of its memory; nothing changes where it reported no memory. */
  public Measurement seen(Resident byParent) {
    return new Measurement(
        traceCrc,
        operations,
        work,
        clock,
        warming,
        iterations,
        latency,
        memory == null ? null : memory.seen(byParent),
        instructions,
        hosting);
  }
}
