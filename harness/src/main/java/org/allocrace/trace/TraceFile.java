package org.allocrace.trace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Trace files: {@code .atr}, {@code .atr.gz} and {@code .atr.txt}, told apart by their content. */
public final class TraceFile {
  /** No trace within the limits unpacks to more: a bomb stops here. */
  private static final int MAX_UNPACKED = Integer.MAX_VALUE - 16;

  /** Deflate shortens nothing more than 1032 times: 258 bytes in two bits. */
  private static final long DEFLATE_AT_BEST = 1032;

  private TraceFile() {}

  /** Reads a file with the usual limits. */
  public static Trace read(Path file) throws IOException, TraceRefusedException {
    return read(file, Limits.DEFAULT);
  }

  /** Reads a file. */
  public static Trace read(Path file, Limits limits) throws IOException, TraceRefusedException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > MAX_UNPACKED) {
        throw TraceRefusedException.whole(Refusal.WRONG_LENGTH);
      }
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      if (mapped.limit() >= 2 && mapped.get(0) == 0x1f && mapped.get(1) == (byte) 0x8b) {
        return read(unpack(file, mapped), limits);
      }
      if (mapped.limit() > 0 && mapped.get(0) == '#') {
        byte[] text = new byte[mapped.limit()];
        mapped.get(text);
        return TextReader.read(text, limits);
      }
      return BinaryReader.read(mapped, limits);
    }
  }

  /** Reads a trace that is already in memory. */
  public static Trace read(byte[] bytes, Limits limits) throws TraceRefusedException {
    return bytes.length > 0 && bytes[0] == '#'
        ? TextReader.read(bytes, limits)
        : BinaryReader.read(ByteBuffer.wrap(bytes), limits);
  }

  private static byte[] unpack(Path file, ByteBuffer packed) throws IOException {
    byte[] bytes = new byte[unpackedBytes(packed)];
    int size = 0;
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
      while (true) {
        size += in.readNBytes(bytes, size, bytes.length - size);
        int more = size < bytes.length ? -1 : in.read();
        if (more < 0) {
          return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
        }
        if (size == MAX_UNPACKED) {
          throw new IOException("the compressed trace unpacks to more than 2 GiB");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(2L * size + (1 << 16), MAX_UNPACKED));
        bytes[size++] = (byte) more;
      }
    }
  }

  /**
   * What the last four bytes promise (RFC 1952). They may lie, so this is where to begin, and never
   * more than deflate can pack into that many bytes.
   */
  private static int unpackedBytes(ByteBuffer packed) {
    int limit = packed.limit();
    long promised =
        limit < 4
            ? 0
            : Integer.toUnsignedLong(
                packed.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(limit - 4));
    return (int) Math.min(promised, Math.min(DEFLATE_AT_BEST * limit, MAX_UNPACKED));
  }

  /**
   * Writes a file in the form that its name asks for: {@code .txt}, {@code .gz} or binary. It
   * appears under its name only when it is whole.
   */
  public static void write(Trace trace, Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path directory = Objects.requireNonNull(target.getParent(), "no directory");
    if (!Files.isDirectory(directory)) {
      throw new NoSuchFileException(directory.toString());
    }
    Path part = directory.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      String name = file.toString();
      if (name.endsWith(".txt")) {
        try (Writer out =
            new OutputStreamWriter(
                new BufferedOutputStream(Files.newOutputStream(part), 1 << 16),
                StandardCharsets.UTF_8)) {
          TextWriter.write(trace, out);
        }
      } else if (name.endsWith(".gz")) {
        Files.write(part, pack(BinaryWriter.write(trace)));
      } else {
        Files.write(part, BinaryWriter.write(trace));
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** gzip at its best compression; the JDK writes no time stamp, so the bytes are reproducible. */
  private static byte[] pack(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new BestGzip(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static final class BestGzip extends GZIPOutputStream {
    BestGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
