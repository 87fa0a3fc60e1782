package org.allocrace.runfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.allocrace.model.Examples;
import org.allocrace.model.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head of a run and its environment. */
class RunFolderTest {
  @TempDir private Path directory = Path.of("");

  private RunFolder folder() {
    return new RunFolder(directory.resolve("run"));
  }

  private Path file(String name) {
    return folder().path().resolve(name);
  }

  private String refusal() {
    return String.valueOf(assertThrows(RunFileException.class, () -> folder().run()).getMessage());
  }

  private void replace(String before, String after) throws IOException {
    String text = Files.readString(file("run.json"));
    assertTrue(text.contains(before), text);
    Files.writeString(file("run.json"), text.replace(before, after));
  }

  @Test
  void aRunIsReadAsItWasWritten() throws Exception {
    folder().write(Examples.run());
    assertEquals(Examples.run(), folder().run());
    Run finished = Examples.run().finishedAt("2026-11-25T08:00:00Z");
    folder().write(finished);
    assertEquals(finished, folder().run());
  }

  @Test
  void anEnvironmentIsReadAsItWasWrittenAlsoWhereNothingIsKnown() throws Exception {
    folder().write(Examples.environment());
    assertEquals(Examples.environment(), folder().environment());
    folder().write(Examples.unknownEnvironment());
    assertEquals(Examples.unknownEnvironment(), folder().environment());
  }

  @Test
  void aFolderHoldsARunOnceItsHeadIsWritten() throws Exception {
    assertFalse(folder().exists());
    folder().write(Examples.environment());
    assertFalse(folder().exists());
    folder().write(Examples.run());
    assertTrue(folder().exists());
  }

  @Test
  void nothingUnfinishedIsLeftBehind() throws Exception {
    folder().write(Examples.run());
    folder().write(Examples.environment());
    try (Stream<Path> files = Files.list(folder().path())) {
      assertEquals(
          List.of("environment.json", "run.json"),
          files.map(file -> file.getFileName() + "").sorted().toList());
    }
  }

  @Test
  void aWriteThatFailsLeavesTheOldFileAsItWas() throws Exception {
    folder().write(Examples.run());
    // Something stands where the unfinished file would be written, and cannot be taken away.
    Files.createDirectories(file("run.json.part").resolve("in the way"));
    assertThrows(
        IOException.class, () -> folder().write(Examples.run().finishedAt("2026-11-25T08:00:00Z")));
    assertEquals(Examples.run(), folder().run());
  }

  @Test
  void anotherSchemaIsRefusedWhateverItsFieldsAre() throws Exception {
    folder().write(Examples.run());
    Files.writeString(file("run.json"), "{\"schema\":3,\"quite\":\"different\"}");
    assertEquals(
        file("run.json")
            + ": schema 3; this version reads 1 to 2. Read it with the version that wrote it",
        refusal());
  }

  @Test
  void aFolderWithoutAHeadIsNoRun() {
    assertEquals(
        folder().path() + ": there is no run.json; this is not the folder of a run", refusal());
  }

  @Test
  void aHeadThatIsCutOffIsRefused() throws Exception {
    folder().write(Examples.run());
    String text = Files.readString(file("run.json"));
    Files.writeString(file("run.json"), text.substring(0, text.length() / 2));
    assertTrue(refusal().startsWith(file("run.json") + ": damaged: "), refusal());
  }

  @Test
  void aFieldThatIsMissingUnknownOrNullIsRefused() throws Exception {
    folder().write(Examples.run());
    replace("\"started\" :", "\"more\" : 1, \"started\" :");
    assertTrue(refusal().contains("more"), refusal());
    folder().write(Examples.run());
    replace("\"allocrace\" : \"0.1.0\",", "");
    assertTrue(refusal().contains("allocrace"), refusal());
    folder().write(Examples.run());
    replace("\"peak_live\" : 300", "\"peak_live\" : null");
    assertTrue(refusal().contains("peak_live") || refusal().contains("null"), refusal());
  }

  @Test
  void whatIsNoObjectOrNoTextIsRefused() throws Exception {
    folder().write(Examples.run());
    Files.writeString(file("run.json"), "null");
    assertEquals(file("run.json") + ": damaged: this is not a JSON object", refusal());
    Files.write(file("run.json"), new byte[] {'"', (byte) 0xff, '"'});
    assertEquals(file("run.json") + ": damaged: it is not UTF-8", refusal());
  }
}
