package org.allocrace.runfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run folder of schema 1 as it was written when that schema was made. It stays as it is: whoever
 * changes the files makes a new schema and keeps this one readable.
 */
class GoldenRunTest {
  private static final Path GOLDEN = Path.of("src/test/resources/runs/schema-1");
  private static final List<Invocation> SAMPLES =
      List.of(
          Examples.throughput(0, Examples.CELL, 2.5),
          Examples.latency(),
          Examples.memory(new MemoryUse(4096L, null, 19200L, 2L, null, null, null, null, null)),
          Examples.failed(
              1, Examples.CELL, Mode.THROUGHPUT, new Failure("out-of-memory", "full: 5 µs", 7L)));

  private final Locale usual = Locale.getDefault();
  @TempDir private Path directory = Path.of("");

  @AfterEach
  void putTheLocaleBack() {
    Locale.setDefault(usual);
  }

  @Test
  void theOldFilesAreRead() throws Exception {
    RunFolder golden = new RunFolder(GOLDEN);
    assertEquals(Examples.run(), golden.run());
    assertEquals(Examples.environment(), golden.environment());
    assertEquals(SAMPLES, golden.invocations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en-US", "de-DE", "ar-EG-u-nu-arab", "tr-TR"})
  void theSameFilesAreWrittenInEveryLocale(String locale) throws Exception {
    Locale.setDefault(Locale.forLanguageTag(locale));
    RunFolder folder = new RunFolder(directory);
    folder.write(Examples.run());
    folder.write(Examples.environment());
    for (Invocation one : SAMPLES) {
      folder.append(one);
    }
    for (String name : List.of("run.json", "environment.json", "samples.ndjson")) {
      assertEquals(read(GOLDEN.resolve(name)), read(directory.resolve(name)));
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }
}
