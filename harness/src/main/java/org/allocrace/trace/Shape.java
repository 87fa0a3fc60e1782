package org.allocrace.trace;

import org.jspecify.annotations.Nullable;

/** Operations and tables on their way to being a {@link Trace}: what the validator looks at. */
final class Shape {
  private final Kind kind;
  private final int registers;
  private final int[] operations;
  private final int[] args;
  private final byte @Nullable [] alignments;
  private final int[] slotSizes;
  private final int[] capacities;

  Shape(
      Kind kind,
      int registers,
      int[] operations,
      int[] args,
      byte @Nullable [] alignments,
      int[] slotSizes,
      int[] capacities) {
    this.kind = kind;
    this.registers = registers;
    this.operations = operations;
    this.args = args;
    this.alignments = alignments;
    this.slotSizes = slotSizes;
    this.capacities = capacities;
  }

  Kind kind() {
    return kind;
  }

  int registers() {
    return registers;
  }

  int[] operations() {
    return operations;
  }

  int[] args() {
    return args;
  }

  byte @Nullable [] alignments() {
    return alignments;
  }

  int[] slotSizes() {
    return slotSizes;
  }

  int[] capacities() {
    return capacities;
  }
}
