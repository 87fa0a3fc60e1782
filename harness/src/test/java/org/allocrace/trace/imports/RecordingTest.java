package org.allocrace.trace.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.Map;
import org.allocrace.trace.Flags;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Limits;
import org.allocrace.trace.TextWriter;
import org.allocrace.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
  private static Trace read(String text) throws Exception {
    return Recording.read(
        new BufferedReader(new StringReader(text)), Map.of("name", "x"), Limits.DEFAULT);
  }

  private static String text(Trace trace) throws Exception {
    StringBuilder out = new StringBuilder();
    TextWriter.write(trace, out);
    return out.toString();
  }

  @Test
  void anArenaGetsTheCapacityOfItsPeakAndSizesOfZeroBecomeOne() throws Exception {
    Trace trace = read("c 0\nb 0 10 1\nb 0 8 8\nr 0\nb 0 0 1\nd 0\n");
    assertEquals(
        """
        #atr 1 arena
        #flags zero-sizes
        #name=x
        #repaired.zero-sizes=1
        c 0 24
        b 0 10 1
        b 0 8 8
        r 0
        b 0 1 1
        d 0
        """,
        text(trace));
    assertEquals(Flags.ALIGNS | Flags.ZERO_SIZES, trace.flags());
  }

  @Test
  void aPoolGetsTheCapacityOfItsPeak() throws Exception {
    Trace trace = read("p 0 32 one\na 0 0\na 1 0\nf 0\np 1 8 two\na 2 1\n");
    assertEquals(Kind.POOL, trace.kind());
    assertArrayEquals(new int[] {2, 1}, trace.capacities());
    assertArrayEquals(new int[] {32, 8}, trace.slotSizes());
  }

  @ParameterizedTest
  @CsvSource({
    "'a 0 8;f 0;f 0', 'line 3: 0 was given back before'",
    "'a 0 8;f 1', 'line 2: nothing has the id 1'",
    "'a 0 8;a 0 8', 'line 2: the id 0 is used twice'",
    "'a 0', 'line 1: field 3 is missing'",
    "'a 0 x', 'line 1: \"x\" is not a number'",
    "'a 0 8;b 0 1 1', 'line 2: \"b\" does not belong here'",
    "'p 0 8', 'line 1: field 4 is missing'",
    "'p 7 8 x;a 0 7', 'line 1: pools must be numbered 0, 1, 2, … to 4095'",
    "'c 0;d 0;b 0 8 8', 'line 3: 0 was given back before'",
    "'alloc 8', 'line 1: \"alloc\" is not an operation'",
  })
  void whatCannotBeUnderstoodIsRefusedWithItsLine(String lines, String message) {
    var thrown = assertThrows(ImportException.class, () -> read(lines.replace(';', '\n') + "\n"));
    assertEquals(message, thrown.getMessage());
  }

  /** Long enough for several buffers of the reader and pieces of the builder's lists. */
  @Test
  void idsAndLineEndsMakeNoDifferenceToTheTrace() throws Exception {
    StringBuilder dense = new StringBuilder();
    StringBuilder sparse = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      String id = Integer.toUnsignedString(i * 0x9E3779B1);
      dense.append("a ").append(i).append(" 24\n");
      sparse.append("a ").append(id).append(i % 2 == 0 ? " 024\r\n" : " +24\r");
      if (i % 3 != 0) {
        dense.append("f ").append(i).append('\n');
        sparse.append("f 00000000000").append(id).append("\n");
      }
    }
    Trace one = read(dense.toString());
    Trace other = read(sparse.substring(0, sparse.length() - 1));
    assertEquals(50_000 + 33_333, one.operations().length);
    assertArrayEquals(one.operations(), other.operations());
    assertEquals(one.crc(), other.crc());
    // Oracle: of 50,000 objects of 24 bytes every third stays, and the last one lives beside them.
    assertEquals(24L * (16_667 + 1), one.figures().peakBytes());
  }

  @Test
  void aSparseIdMayNotBeUsedAgainAfterItsObjectDied() {
    assertThrows(ImportException.class, () -> read("a 0 8\na 70 8\nf 70\na 70 8\n"));
  }

  @Test
  void ofTwoWrongLinesTheFirstIsReported() {
    var thrown = assertThrows(ImportException.class, () -> read("a 0 8\nf 1\nalloc\n"));
    assertEquals("line 2: nothing has the id 1", thrown.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'line 1: no a, c or p line: this is no recording'",
    "'f 0', 'line 1: no a, c or p line: this is no recording'",
    "'f 0;a 0 8', 'line 1: nothing has the id 0'",
    "'x;p 0 8 one', 'line 1: \"x\" does not belong here'",
    "'a 0 8;;', 'line 2: \"\" is not an operation'",
    "'a 0 -0', 'line 1: \"-0\" is not a number'",
    "'a 0 4294967296', 'line 1: \"4294967296\" is not a number'",
    "'p 0 8 x;a 0 4096', 'line 2: there is no pool 4096'",
  })
  void cornersOfARecordingAreRefusedInWords(String lines, String message) {
    var thrown = assertThrows(ImportException.class, () -> read(lines.replace(';', '\n')));
    assertEquals(message, thrown.getMessage());
  }

  @Test
  void epochsCutWhereTheNewestHundredAreDeadAndCountTheSurvivor() throws Exception {
    StringBuilder recording = new StringBuilder("a 0 8\n");
    for (int i = 1; i <= 100; i++) {
      recording.append("a ").append(i).append(" 16\nf ").append(i).append('\n');
    }
    Trace arena = Derivation.epochs(read(recording.toString()), "cut");
    assertEquals("1", arena.metadata().get("derivation.resets"));
    assertEquals("1", arena.metadata().get("derivation.survivors"));
    assertEquals(8 + 100 * 16, arena.figures().peakBytes());
  }

  @Test
  void aPoolOfOneSizeLeavesTheOthersOutAndCountsThem() throws Exception {
    Trace pool = Derivation.pool(read("a 0 8\na 1 16\na 2 8\na 3 8\nf 0\nf 1\n"), 8, "eight");
    assertArrayEquals(new int[] {4}, pool.capacities());
    assertEquals(4, pool.operations().length);
    assertEquals("1", pool.metadata().get("derivation.left-out"));
  }
}
