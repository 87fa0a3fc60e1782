package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allocrace.model.Examples;
import org.allocrace.model.Run;
import org.allocrace.model.TraceFacts;
import org.allocrace.runfile.RunFileException;
import org.allocrace.runfile.RunFolder;
import org.allocrace.trace.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Folders of runs below a temporary home. */
class RunFoldersTest {
  private static final Run UNFINISHED = Examples.run();
  private static final Run FINISHED = UNFINISHED.finishedAt("2026-11-25T08:00:00Z");

  @TempDir private Path home = Path.of("");

  private Path runs() {
    return home.resolve("reports/runs");
  }

  private RunFolders folders() {
    return new RunFolders(home);
  }

  private void write(String name, Run run) throws Exception {
    new RunFolder(runs().resolve(name)).write(run);
  }

  private static String refusal(Executable action) {
    return String.valueOf(assertThrows(UserException.class, action).getMessage());
  }

  @Test
  void aNewRunIsNamedByItsTimeAndMachine() throws Exception {
    Path path = folders().fresh(null).path();
    assertEquals(runs(), path.getParent());
    assertTrue(
        String.valueOf(path.getFileName()).matches("\\d{8}T\\d{6}Z-[a-z0-9.-]+"), path.toString());
  }

  @Test
  void aNewRunTakesANewFolderOrAnEmptyOne() throws Exception {
    Path asked = home.resolve("mine");
    assertEquals(asked, folders().fresh(asked).path());
    Files.createDirectories(asked);
    assertEquals(asked, folders().fresh(asked).path());
    Files.writeString(asked.resolve("samples.ndjson"), "");
    assertEquals(
        asked + " is there already; name a new folder or an empty one",
        refusal(() -> folders().fresh(asked)));
    new RunFolder(asked).write(UNFINISHED);
    assertEquals(
        asked + " holds a run already; name another folder, or go on with it by --resume",
        refusal(() -> folders().fresh(asked)));
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "");
    assertTrue(refusal(() -> folders().fresh(file)).startsWith(file + " is there already"));
  }

  @Test
  void withoutANameTheNewestUnfinishedRunGoesOn() throws Exception {
    write("20260101T000000Z-a", UNFINISHED);
    write("20260201T000000Z-a", UNFINISHED);
    write("20260301T000000Z-a", FINISHED);
    Files.createDirectories(runs().resolve("20260401T000000Z-without-a-head"));
    assertEquals(runs().resolve("20260201T000000Z-a"), folders().unfinished("").path());
  }

  @Test
  void whereNothingIsUnfinishedTheFolderIsAskedFor() throws Exception {
    String expected =
        "there is no unfinished run in " + runs() + "; name its folder: --resume FOLDER";
    assertEquals(expected, refusal(() -> folders().unfinished("")));
    write("20260301T000000Z-a", FINISHED);
    assertEquals(expected, refusal(() -> folders().unfinished("")));
  }

  @Test
  void aNamedRunGoesOnUnlessItIsFinishedOrNone() throws Exception {
    write("one", UNFINISHED);
    Path one = runs().resolve("one");
    assertEquals(one, folders().unfinished(one.toString()).path());
    write("one", FINISHED);
    assertEquals(
        one + " is finished; there is nothing to go on with",
        refusal(() -> folders().unfinished(one.toString())));
    assertThrows(RunFileException.class, () -> folders().unfinished(home.toString()));
  }

  private static Run run(TraceFacts facts, Run.Absent... absent) {
    return new Run(
        1, "0.1.0", "now", null, Examples.study(), List.of(facts), List.of(), List.of(absent));
  }

  @Test
  void aRunGoesOnOnlyWithTheSameTracesAndLanguages() throws Exception {
    List<StudyTraces.Opened> traces =
        new StudyTraces(Path.of("..")).open(List.of("expr-calc"), Limits.DEFAULT);
    TraceFacts same = traces.getFirst().facts();
    TraceFacts other =
        new TraceFacts(
            same.name(), same.file(), same.kind(), "00000000", 1, 1, 1, 1, null, null, "");
    Run.Absent ocaml = new Run.Absent("ocaml", "left out with --languages");
    folders().requireSame(run(same, ocaml), traces, List.of(ocaml));
    assertEquals(
        "the trace expr-calc has changed since the run began; begin a new run",
        refusal(() -> folders().requireSame(run(other), traces, List.of())));
    assertEquals(
        "the run began without ocaml; go on with the same --languages",
        refusal(() -> folders().requireSame(run(same, ocaml), traces, List.of())));
    assertEquals(
        "the run began with all languages; go on without --languages",
        refusal(() -> folders().requireSame(run(same), traces, List.of(ocaml))));
  }

  @Test
  void aRunGoesOnWithoutTheRuntimesThatItBeganWithoutAndNamesThoseThatCameOrWent()
      throws Exception {
    List<StudyTraces.Opened> traces =
        new StudyTraces(Path.of("..")).open(List.of("expr-calc"), Limits.DEFAULT);
    TraceFacts same = traces.getFirst().facts();
    Run.Absent wasm = new Run.Absent("rust@graalwasm", "it is not built");
    Run.Absent java = new Run.Absent("java@zgc", "left out with --languages");
    folders().requireSame(run(same, wasm, java), traces, List.of(java, wasm));
    assertEquals(
        "the run began with rust@graalwasm, which is not there now: it is not built",
        refusal(() -> folders().requireSame(run(same), traces, List.of(wasm))));
    assertEquals(
        "the run began without rust@graalwasm, which is there now; begin a new run",
        refusal(() -> folders().requireSame(run(same, wasm), traces, List.of())));
    assertEquals(
        "the run began without java@zgc; go on with the same --languages",
        refusal(() -> folders().requireSame(run(same, wasm, java), traces, List.of(wasm))));
    assertEquals(
        "the run began with all languages; go on without --languages",
        refusal(() -> folders().requireSame(run(same, wasm), traces, List.of(java, wasm))));
  }
}
