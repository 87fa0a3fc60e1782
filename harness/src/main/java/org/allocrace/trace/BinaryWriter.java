package org.allocrace.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes a trace as bytes of the binary format. */
public final class BinaryWriter {
  private BinaryWriter() {}

  /** The whole file. */
  public static byte[] write(Trace trace) {
    byte[] body = body(trace.shape(), trace.metadata());
    int metadata = Metadata.bytes(trace.metadata()).length;
    ByteBuffer out =
        ByteBuffer.allocate(Header.BYTES + body.length + 4).order(ByteOrder.LITTLE_ENDIAN);
    Figures figures = trace.figures();
    out.putLong(Header.MAGIC).putShort((short) 1).putShort((short) trace.kind().number());
    out.putInt(trace.flags()).putInt(trace.operations().length).putInt(trace.registers());
    out.putInt(trace.args().length).putInt(trace.slotSizes().length);
    out.putLong(figures.bytesRequested()).putLong(figures.peakBytes());
    out.putInt(figures.peakLive()).putInt(figures.liveAtEnd()).putInt(metadata);
    out.putInt(crc(out.array(), 60));
    out.put(body).putInt(trace.crc());
    return out.array();
  }

  /** The CRC at the end of the file that {@link #write} would make. */
  static int bodyCrc(Shape shape, Map<String, String> metadata) {
    byte[] body = body(shape, metadata);
    return crc(body, body.length);
  }

  private static byte[] body(Shape shape, Map<String, String> metadata) {
    byte[] text = Metadata.bytes(metadata);
    byte[] alignments = shape.alignments();
    int aligned = alignments == null ? 0 : alignments.length;
    long bytes =
        Header.padded(text.length)
            + 8L * shape.slotSizes().length
            + 4L * shape.length()
            + 4L * shape.args().length
            + Header.padded(aligned);
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(text).position((int) Header.padded(text.length));
    for (int i = 0; i < shape.slotSizes().length; i++) {
      out.putInt(shape.slotSizes()[i]).putInt(shape.capacities()[i]);
    }
    out.asIntBuffer().put(shape.operations(), 0, shape.length()).put(shape.args());
    out.position(out.position() + 4 * (shape.length() + shape.args().length));
    if (alignments != null) {
      out.put(alignments);
    }
    return out.array();
  }

  private static int crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }
}
