package org.allocrace.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes a trace as bytes of the binary format. */
public final class BinaryWriter {
  private static final int CHUNK = 1 << 14;

  private BinaryWriter() {}

  /** The whole file. */
  public static byte[] write(Trace trace) {
    Shape shape = trace.shape();
    byte[] metadata = Metadata.bytes(trace.metadata());
    byte[] file = new byte[Math.toIntExact(Header.BYTES + bodyBytes(shape, metadata) + 4)];
    ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    Figures figures = trace.figures();
    out.putLong(Header.MAGIC).putShort((short) 1).putShort((short) trace.kind().number());
    out.putInt(trace.flags()).putInt(trace.operations().length).putInt(trace.registers());
    out.putInt(trace.args().length).putInt(trace.slotSizes().length);
    out.putLong(figures.bytesRequested()).putLong(figures.peakBytes());
    out.putInt(figures.peakLive()).putInt(figures.liveAtEnd()).putInt(metadata.length);
    CRC32 crc = new CRC32();
    crc.update(file, 0, out.position());
    out.putInt((int) crc.getValue());
    out.put(head(shape, metadata));
    out.asIntBuffer().put(shape.operations()).put(shape.args());
    out.position(out.position() + 4 * (shape.operations().length + shape.args().length));
    out.put(tail(shape)).putInt(trace.crc());
    return file;
  }

  /** The CRC at the end of the file that {@link #write} would make, found without making it. */
  static int bodyCrc(Shape shape, Map<String, String> metadata) {
    CRC32 crc = new CRC32();
    crc.update(head(shape, Metadata.bytes(metadata)));
    ByteBuffer chunk = littleEndian(4 * CHUNK);
    update(crc, shape.operations(), chunk);
    update(crc, shape.args(), chunk);
    crc.update(tail(shape));
    return (int) crc.getValue();
  }

  private static void update(CRC32 crc, int[] values, ByteBuffer chunk) {
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      chunk.clear().asIntBuffer().put(values, from, count);
      crc.update(chunk.limit(4 * count));
    }
  }

  private static long bodyBytes(Shape shape, byte[] metadata) {
    byte[] alignments = shape.alignments();
    return Header.padded(metadata.length)
        + 8L * shape.slotSizes().length
        + 4L * shape.operations().length
        + 4L * shape.args().length
        + Header.padded(alignments == null ? 0 : alignments.length);
  }

  /** What stands between header and operations. */
  private static ByteBuffer head(Shape shape, byte[] metadata) {
    int classes = shape.slotSizes().length;
    int padded = (int) Header.padded(metadata.length);
    ByteBuffer out = littleEndian(padded + 8 * classes);
    out.put(metadata).position(padded);
    for (int i = 0; i < classes; i++) {
      out.putInt(shape.slotSizes()[i]).putInt(shape.capacities()[i]);
    }
    return out.flip();
  }

  /** What stands between arguments and CRC. */
  private static byte[] tail(Shape shape) {
    byte[] alignments = shape.alignments();
    return alignments == null
        ? new byte[0]
        : Arrays.copyOf(alignments, (int) Header.padded(alignments.length));
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
