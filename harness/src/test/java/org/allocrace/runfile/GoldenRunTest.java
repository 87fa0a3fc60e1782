package org.allocrace.runfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.allocrace.model.Examples;
import org.allocrace.model.Failure;
import org.allocrace.model.Invocation;
import org.allocrace.model.Measurement;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Mode;
import org.allocrace.model.Run;
import org.allocrace.model.Sampling;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Run folders as they were written when their schema was made. They stay as they are: whoever
 * changes the files makes a new schema and keeps these readable.
 */
class GoldenRunTest {
  private static final Path GOLDEN = Path.of("src/test/resources/runs/schema-2");
  private static final Path OLDEST = Path.of("src/test/resources/runs/schema-1");
  private static final List<Invocation> SAMPLES =
      List.of(
          Examples.throughput(0, Examples.CELL, 2.5),
          Examples.latency(),
          Examples.memory(Examples.MEMORY),
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

  @Test
  void schema1IsReadAsARunInWhichNothingNewWasDone() throws Exception {
    RunFolder oldest = new RunFolder(OLDEST);
    Run run = oldest.run();
    assertEquals(1, run.schema());
    assertEquals(new Sampling(false, false, 0, 0, null), run.study().sampling());
    assertEquals(Examples.study().modes(), run.study().modes());
    assertNull(oldest.environment().checkup());
    List<Invocation> samples = oldest.invocations();
    assertEquals(4, samples.size());
    for (Invocation one : samples) {
      assertEquals(0, one.attempt());
      assertNull(one.noise());
    }
    Measurement measured = Objects.requireNonNull(samples.getFirst().measurement());
    Measurement now = Objects.requireNonNull(SAMPLES.getFirst().measurement());
    assertEquals(now.iterations(), measured.iterations());
    assertEquals(List.of(), measured.warming());
    MemoryUse memory =
        Objects.requireNonNull(Objects.requireNonNull(samples.get(2).measurement()).memory());
    assertEquals(19200L, memory.requestedLiveBytes());
    assertNull(memory.resident());
  }

  /** As schema 2 was written before there were guests. */
  @Test
  void aSampleWithoutHostingIsReadAsOneWithoutAGuest() throws Exception {
    String golden = read(GOLDEN.resolve("samples.ndjson"));
    String older = golden.replace(",\"hosting\":null", "");
    assertNotEquals(golden, older);
    Files.writeString(directory.resolve("samples.ndjson"), older);
    for (String name : List.of("run.json", "environment.json")) {
      Files.writeString(directory.resolve(name), read(GOLDEN.resolve(name)));
    }
    assertEquals(SAMPLES, new RunFolder(directory).invocations());
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
