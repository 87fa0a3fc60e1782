package org.allocrace.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A packed trace is the trace that was packed; what gzip says of its length is only a hint. */
class PackedTraceTest {
  private static final Path GOLDEN = Path.of("..", "traces", "golden", "heap.atr");

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void aTracePackedInSeveralMembersIsRead(int members) throws Exception {
    byte[] trace = Files.readAllBytes(GOLDEN);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    int step = (trace.length + members - 1) / members;
    for (int from = 0; from < trace.length; from += step) {
      packed.write(gzip(Arrays.copyOfRange(trace, from, Math.min(trace.length, from + step))));
    }
    Path file = Files.write(folder.resolve("members.atr.gz"), packed.toByteArray());
    assertArrayEquals(trace, BinaryWriter.write(TraceFile.read(file)));
  }

  @Test
  void aPackedTraceIsReadWhateverItsNameIs() throws Exception {
    byte[] trace = Files.readAllBytes(GOLDEN);
    Path file = Files.write(folder.resolve("packed"), gzip(trace));
    assertArrayEquals(trace, BinaryWriter.write(TraceFile.read(file)));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }
}
