package org.allocrace.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The files that Java and Rust share: golden traces and one hostile file, at least, per refusal.
 */
class SharedFilesTest {
  private static final Path TRACES = Path.of("..", "traces");

  @TestFactory
  Stream<DynamicTest> everyHostileFileIsRefusedWithTheExpectedCodeAndPlace() throws IOException {
    Path hostile = TRACES.resolve("hostile");
    return Files.readAllLines(hostile.resolve("expected.tsv")).stream()
        .filter(row -> !row.startsWith("#"))
        .map(row -> List.of(row.split("\t")))
        .map(
            columns ->
                DynamicTest.dynamicTest(columns.getFirst(), () -> refused(hostile, columns)));
  }

  private static void refused(Path hostile, List<String> columns) {
    var refusal =
        assertThrows(
            TraceRefusedException.class, () -> TraceFile.read(hostile.resolve(columns.getFirst())));
    String at = refusal.at() < 0 ? "-" : Long.toString(refusal.at());
    assertEquals(columns, List.of(columns.getFirst(), refusal.refusal().code(), at));
  }

  @Test
  void everyRefusalOfTheFormatHasAHostileFile() throws IOException {
    String table = Files.readString(TRACES.resolve("hostile").resolve("expected.tsv"));
    for (Refusal refusal : Refusal.values()) {
      if (refusal != Refusal.UNREADABLE) {
        assertTrue(table.contains("\t" + refusal.code() + "\t"), refusal.code());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> aGoldenTraceAndItsTextTwinConvertIntoEachOther() {
    return Stream.of("heap", "heap-aligned", "pool", "arena", "expr")
        .map(name -> DynamicTest.dynamicTest(name, () -> twins(name)));
  }

  private static void twins(String name) throws IOException, TraceRefusedException {
    Path binary = TRACES.resolve("golden").resolve(name + ".atr");
    Path text = TRACES.resolve("golden").resolve(name + ".atr.txt");
    assertArrayEquals(Files.readAllBytes(binary), BinaryWriter.write(TraceFile.read(text)));
    StringBuilder written = new StringBuilder();
    TextWriter.write(TraceFile.read(binary), written);
    assertEquals(Files.readString(text), written.toString());
  }
}
