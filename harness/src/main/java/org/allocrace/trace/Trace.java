package org.allocrace.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed trace: a sequence of allocator operations over a register table. The arrays are not
 * copied, for a trace may have 2^27 operations; treat them as read only.
 */
public final class Trace {
  private final Kind kind;
  private final int flags;
  private final int registers;
  private final int[] operations;
  private final int[] args;
  private final byte @Nullable [] alignments;
  private final int[] slotSizes;
  private final int[] capacities;
  private final Map<String, String> metadata;
  private final Figures figures;
  private final int crc;

  Trace(Shape shape, int flags, Map<String, String> metadata, Figures figures, int crc) {
    this.kind = shape.kind();
    this.flags = flags;
    this.registers = shape.registers();
    this.operations = shape.operations();
    this.args = shape.args();
    this.alignments = shape.alignments();
    this.slotSizes = shape.slotSizes();
    this.capacities = shape.capacities();
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    this.figures = figures;
    this.crc = crc;
  }

  public Kind kind() {
    return kind;
  }

  /** See {@link Flags}. */
  public int flags() {
    return flags;
  }

  public int registers() {
    return registers;
  }

  /** Operation words, see {@link Op}. */
  public int[] operations() {
    return operations;
  }

  /** Arguments in the order in which the operations consume them. */
  public int[] args() {
    return args;
  }

  /** Log2 of the alignment of each ALLOC or BUMP in order; null if every alignment is 1. */
  public byte @Nullable [] alignments() {
    return alignments;
  }

  /** Bytes of a slot of each class of a pool trace. */
  public int[] slotSizes() {
    return slotSizes;
  }

  /** Slots of each class of a pool trace. */
  public int[] capacities() {
    return capacities;
  }

  public Map<String, String> metadata() {
    return metadata;
  }

  public Figures figures() {
    return figures;
  }

  /** The CRC-32 at the end of the binary file. */
  public int crc() {
    return crc;
  }

  /** The CRC as 8 hexadecimal digits. */
  public String crcHex() {
    return String.format("%08x", crc);
  }

  /** The operations and tables without what describes them. */
  Shape shape() {
    return new Shape(kind, registers, operations, args, alignments, slotSizes, capacities);
  }
}
