package org.allocrace.replay;

import java.util.Arrays;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Op;
import org.allocrace.trace.Trace;

/** What a contender needs to know of a trace to be made. */
public final class Plan {
  private static final int SMALLEST = 16;

  private static final int LARGEST = 1 << 30;

  private final Trace trace;
  private final int capacity;
  private final int registers;
  private final int allocations;

  private Plan(Trace trace, int capacity, int registers, int allocations) {
    this.trace = trace;
    this.capacity = capacity;
    this.registers = registers;
    this.allocations = allocations;
  }

  /** The plan of a trace. */
  public static Plan of(Trace trace) {
    long[] slots = Arrays.stream(trace.capacities()).asLongStream().toArray();
    return new Plan(trace, powerOfTwo(slots), trace.registers(), allocations(trace));
  }

  /** The plan of a trace on a contender that holds litter. */
  public static Plan of(Trace trace, Litter litter) {
    int registers = Math.addExact(trace.registers(), litter.objects());
    return new Plan(trace, powerOfTwo(litter.slots()), registers, allocations(trace));
  }

  private static int powerOfTwo(long[] slots) {
    long largest = SMALLEST;
    for (long one : slots) {
      largest = Math.max(largest, one);
    }
    if (largest > LARGEST) {
      throw new OutOfMemoryError("a class of " + largest + " slots is more than an array holds");
    }
    return Integer.highestOneBit((int) largest - 1) << 1;
  }

  private static int allocations(Trace trace) {
    int allocations = 0;
    for (int word : trace.operations()) {
      allocations += Op.opcode(word) == Op.ALLOC ? 1 : 0;
    }
    return allocations;
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

  /** Those of the trace, then those of the litter. */
  public int registers() {
    return registers;
  }

  /** Allocations of the whole trace. */
  public int allocations() {
    return allocations;
  }
}
