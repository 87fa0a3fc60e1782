package org.allocrace.runfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that takes no more. The system's limit on the size of a file (ulimit -f) does what a full
 * disk does: it takes the first part of a line, then the next write fails.
 */
class FullDiskTest {
  private static final Invocation INVOCATION = Examples.throughput(0, Examples.CELL, 2.5);

  @TempDir private Path directory = Path.of("");

  /** Appends to the folder of its argument until that fails; exit code 3 if it never does. */
  static final class Appending {
    private Appending() {}

    public static void main(String[] arguments) {
      RunFolder folder = new RunFolder(Path.of(arguments[0]));
      try {
        for (int i = 0; i < 1_000; i++) {
          folder.append(INVOCATION);
        }
        System.exit(3);
      } catch (IOException e) {
        System.out.println("stopped: " + e.getMessage());
      }
    }
  }

  @Test
  void whatDoesNotFitLeavesNoHalfLineBehind() throws Exception {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -f 16 && exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Appending.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.startsWith("stopped: "), said);
    Path file = directory.resolve("samples.ndjson");
    assertTrue(Files.readString(file).endsWith("}\n"), "the last line is whole");
    List<Invocation> kept = new RunFolder(directory).invocations();
    assertTrue(kept.size() > 1, "what fitted is kept");
    assertEquals(Collections.nCopies(kept.size(), INVOCATION), kept);
  }
}
