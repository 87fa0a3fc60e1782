package org.allocrace.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads a binary trace from memory or from a mapped file; the checks come in the format's order.
 */
final class BinaryReader {
  private static final int CHUNK = 1 << 14;

  private final ByteBuffer file;
  private final Limits limits;

  private BinaryReader(ByteBuffer file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  static Trace read(ByteBuffer bytes, Limits limits) throws TraceRefusedException {
    return new BinaryReader(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN), limits).read();
  }

  private Trace read() throws TraceRefusedException {
    Header header = Header.read(file);
    long toArgs = header.bytesToArgs();
    int aligned = header.args();
    int opsAt = (int) (toArgs - 4L * header.args() - 4L * header.operations());
    if ((header.flags() & Flags.ALIGNS) == 0) {
      aligned = 0;
    } else if (header.kind() == Kind.ARENA && toArgs <= file.limit()) {
      aligned = countBumps(opsAt, header.operations());
    }
    long expected = toArgs + Header.padded(aligned) + 4;
    if (file.limit() != expected) {
      throw TraceRefusedException.whole(Refusal.WRONG_LENGTH);
    }
    int crc = bodyCrc((int) expected - 4);
    if (crc != file.getInt((int) expected - 4)) {
      throw TraceRefusedException.whole(Refusal.BAD_BODY_CRC);
    }
    Map<String, String> metadata = Metadata.parse(bytes(Header.BYTES, header.metadata()));
    zeros(Header.BYTES + header.metadata(), Header.BYTES + (int) Header.padded(header.metadata()));
    byte @Nullable [] alignments = null;
    if ((header.flags() & Flags.ALIGNS) != 0) {
      alignments = bytes((int) toArgs, aligned);
      zeros((int) toArgs + aligned, (int) expected - 4);
    }
    int[] classes = ints(opsAt - 8 * header.classes(), 2 * header.classes());
    int[] slotSizes = new int[header.classes()];
    int[] capacities = new int[header.classes()];
    for (int i = 0; i < slotSizes.length; i++) {
      slotSizes[i] = classes[2 * i];
      capacities[i] = classes[2 * i + 1];
      checkClass(slotSizes[i], capacities[i], limits, TraceRefusedException.NOWHERE);
    }
    int argsAt = opsAt + 4 * header.operations();
    Shape shape =
        new Shape(
            header.kind(),
            header.registers(),
            ints(opsAt, header.operations()),
            ints(argsAt, header.args()),
            alignments,
            slotSizes,
            capacities);
    Figures figures = Validator.check(shape, limits);
    boolean flagged = (header.flags() & Flags.LIVE_AT_END) != 0;
    if (!figures.equals(header.figures()) || flagged != (figures.liveAtEnd() != 0)) {
      throw TraceRefusedException.whole(Refusal.WRONG_FIGURE);
    }
    return new Trace(shape, header.flags(), metadata, figures, crc);
  }

  /** The checks of one class, shared with the text reader, where {@code at} is a line. */
  static void checkClass(int slotSize, int capacity, Limits limits, long at)
      throws TraceRefusedException {
    if (slotSize == 0) {
      throw TraceRefusedException.line(Refusal.ZERO_SIZE, at);
    }
    if (Integer.compareUnsigned(slotSize, limits.maxSize()) > 0) {
      throw TraceRefusedException.line(Refusal.SIZE_OVER_LIMIT, at);
    }
    if (Integer.compareUnsigned(capacity, Limits.CLASS_CAPACITY) > 0) {
      throw TraceRefusedException.line(Refusal.COUNT_OVER_LIMIT, at);
    }
  }

  private int countBumps(int at, int operations) {
    IntBuffer words = file.slice(at, 4 * operations).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    int[] chunk = new int[CHUNK];
    int bumps = 0;
    while (words.hasRemaining()) {
      int count = Math.min(CHUNK, words.remaining());
      words.get(chunk, 0, count);
      for (int i = 0; i < count; i++) {
        bumps += Op.opcode(chunk[i]) == Op.BUMP ? 1 : 0;
      }
    }
    return bumps;
  }

  private int bodyCrc(int end) {
    CRC32 crc = new CRC32();
    crc.update(file.slice(Header.BYTES, end - Header.BYTES));
    return (int) crc.getValue();
  }

  private void zeros(int from, int to) throws TraceRefusedException {
    for (int i = from; i < to; i++) {
      if (file.get(i) != 0) {
        throw TraceRefusedException.whole(Refusal.BAD_PADDING);
      }
    }
  }

  private byte[] bytes(int at, int count) {
    byte[] result = new byte[count];
    file.get(at, result);
    return result;
  }

  private int[] ints(int at, int count) {
    int[] result = new int[count];
    file.slice(at, 4 * count).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(result);
    return result;
  }
}
