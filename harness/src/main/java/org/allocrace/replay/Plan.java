package org.allocrace.replay;

import org.allocrace.trace.Kind;
import org.allocrace.trace.Op;
import org.allocrace.trace.Trace;

/** What a contender needs to know of a trace to be made. */
public final class Plan {
  private static final int SMALLEST = 16;

  private final Trace trace;
  private final int capacity;
  private final int allocations;

  private Plan(Trace trace, int capacity, int allocations) {
    this.trace = trace;
    this.capacity = capacity;
    this.allocations = allocations;
  }

  /** The plan of a trace. */
  public static Plan of(Trace trace) {
    int largest = SMALLEST;
    for (int capacity : trace.capacities()) {
      largest = Math.max(largest, capacity);
    }
    int allocations = 0;
    for (int word : trace.operations()) {
      allocations += Op.opcode(word) == Op.ALLOC ? 1 : 0;
    }
    return new Plan(trace, Integer.highestOneBit(largest - 1) << 1, allocations);
  }

  public Kind kind() {
    return trace.kind();
  }

  /** Slots of each pool: a power of two, at least 16. */
  public int capacity() {
    return capacity;
  }

  public int classes() {
    return trace.slotSizes().length;
  }

  /** Bytes of a slot of a class. */
  public int slotSize(int sizeClass) {
    return trace.slotSizes()[sizeClass];
  }

  public int registers() {
    return trace.registers();
  }

  /** Allocations of the whole trace. */
  public int allocations() {
    return allocations;
  }
}
