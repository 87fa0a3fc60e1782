package org.allocrace.runfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of a run, whole and damaged. */
class SampleFileTest {
  private static final Invocation FIRST = Examples.throughput(0, Examples.CELL, 2.5);
  private static final Invocation SECOND =
      Examples.failed(1, Examples.CELL, Mode.THROUGHPUT, new Failure("crashed", "5 µs", 7L));

  @TempDir private Path directory = Path.of("");

  private RunFolder folder() {
    return new RunFolder(directory);
  }

  private Path file() {
    return directory.resolve("samples.ndjson");
  }

  private void append(Invocation... invocations) throws IOException {
    for (Invocation one : invocations) {
      folder().append(one);
    }
  }

  @Test
  void invocationsOfEveryModeAreReadAsTheyWereWritten() throws Exception {
    List<Invocation> all =
        List.of(
            FIRST,
            SECOND,
            Examples.latency(),
            Examples.memory(new MemoryUse(1L, 2L, 3L, 4L, 5L, null, null, null, null)),
            Examples.memory(new MemoryUse(null, null, null, null, null, null, null, null, null)),
            Examples.failed(
                2, Examples.CELL, Mode.MEMORY, new Failure("time-limit", "it hung", null)));
    append(all.toArray(Invocation[]::new));
    assertEquals(all, folder().invocations());
  }

  @Test
  void aRunWithoutSamplesHasNone() throws Exception {
    assertEquals(List.of(), folder().invocations());
  }

  @Test
  void aLastLineThatWasCutOffAnywhereIsPassedOverAndOverwritten() throws Exception {
    append(FIRST, SECOND);
    byte[] whole = Files.readAllBytes(file());
    int start = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int length = start; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(file(), cut);
      assertEquals(List.of(FIRST), folder().invocations(), "cut at " + length);
      assertEquals(length, Files.size(file()), "reading changes nothing");
      append(SECOND);
      assertEquals(List.of(FIRST, SECOND), folder().invocations(), "cut at " + length);
    }
  }

  @Test
  void aFileWithNothingButHalfALineIsUsable() throws Exception {
    Files.writeString(file(), "{\"block\":");
    assertEquals(List.of(), folder().invocations());
    append(FIRST);
    assertEquals(List.of(FIRST), folder().invocations());
  }

  @Test
  void aDamagedLineInTheMiddleIsRefusedWithItsNumber() throws Exception {
    for (String damage : List.of("{\"block\":0\n", "\n", "null\n", "[]\n", "{}\n", "{} {}\n")) {
      Files.deleteIfExists(file());
      append(FIRST);
      Files.writeString(file(), damage, StandardOpenOption.APPEND);
      append(SECOND);
      String message =
          String.valueOf(
              assertThrows(RunFileException.class, () -> folder().invocations()).getMessage());
      assertTrue(message.startsWith(file() + ":2: damaged: "), message);
      assertTrue(message.endsWith("Take the line out to go on without it"), message);
    }
  }

  @Test
  void twoInvocationsOnOneLineAreRefused() throws Exception {
    append(FIRST, SECOND);
    Files.writeString(file(), Files.readString(file()).replaceFirst("\n", ""));
    String message =
        String.valueOf(
            assertThrows(RunFileException.class, () -> folder().invocations()).getMessage());
    assertTrue(message.startsWith(file() + ":1: damaged: "), message);
  }

  @Test
  void anInvocationWithBothOrNeitherIsRefused() throws Exception {
    append(SECOND);
    String text = Files.readString(file());
    Files.writeString(file(), text.replaceFirst("\"failure\":\\{.*\\}\\}", "\"failure\":null}"));
    String message =
        String.valueOf(
            assertThrows(RunFileException.class, () -> folder().invocations()).getMessage());
    assertTrue(message.contains("either a measurement or a failure"), message);
  }

  @Test
  void anInterruptDoesNotCostTheInvocationThatHasEnded() throws Exception {
    Thread.currentThread().interrupt();
    try {
      append(FIRST);
    } finally {
      assertTrue(Thread.interrupted(), "the interrupt is left for the caller");
    }
    assertEquals(List.of(FIRST), folder().invocations());
  }
}
