package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allocrace.model.CellFacts;
import org.allocrace.model.CellFacts.Status;
import org.allocrace.model.Environment;
import org.allocrace.model.Invocation;
import org.allocrace.model.ProgramFacts;
import org.allocrace.model.Run;
import org.allocrace.runfile.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's first command in a small form, and what it refuses. Nothing here looks at a time.
 */
class RunCommandTest {
  private static final String HOME = "allocrace.home";
  private static final String STUDY =
      """
      name: small
      traces: [../traces/golden/pool.atr, ../traces/golden/arena.atr.txt]
      contenders: [rust/null, rust/pool, java/pool, ocaml/pool, ocaml/arena, ocaml/heap]
      references: [rust/pool]
      sampling: {extra-percent: 0}
      throughput: {blocks: 1, warmup: 1, iterations: 2, min-iteration-ms: 1}
      latency: {blocks: 1, warmup: 0, iterations: 2, min-iteration-ms: 1}
      memory: {}
      """;

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void useTheSourcesAsHome() {
    System.setProperty(HOME, "..");
  }

  @AfterEach
  void forgetTheHome() {
    System.clearProperty(HOME);
  }

  private int allocrace(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private String study(String text) throws Exception {
    return Files.writeString(folder.resolve("study.yaml"), text).toString();
  }

  @Test
  void aSmallStudyInThreeLanguagesLeavesSamplesAndAReport() throws Exception {
    Path output = folder.resolve("run");
    assertEquals(0, allocrace("run", study(STUDY), "--output", output.toString()), err.toString());
    assertEquals(output.resolve("report.html").toString(), out.toString().strip());
    Run run = new RunFolder(output).run();
    List<Invocation> invocations = new RunFolder(output).invocations();
    long planned =
        run.study().modes().keySet().stream()
            .mapToLong(
                mode ->
                    run.cells().stream()
                        .filter(cell -> cell.status() == Status.AGREES)
                        .filter(cell -> mode.measures(cell.cell().contender()))
                        .count())
            .sum();
    // Oracle: six cells agree, in three modes; each of three languages has three controls.
    assertEquals(6 * 3 + 3 * 3, planned);
    assertEquals(planned, invocations.size());
    assertTrue(invocations.stream().allMatch(one -> one.failure() == null), err.toString());
    assertTrue(run.finished() != null);
    for (String name : List.of("report.html", "report.md", "results.csv", "environment.json")) {
      assertTrue(Files.size(output.resolve(name)) > 0, name);
    }
    // Nothing but the samples is needed for the report.
    String page = Files.readString(output.resolve("report.html"));
    Files.delete(output.resolve("report.html"));
    assertEquals(0, allocrace("report", output.toString()), err.toString());
    assertEquals(page, Files.readString(output.resolve("report.html")));
    // A finished run does not go on, and its folder is not written over.
    assertEquals(2, allocrace("run", "--resume", output.toString()));
    assertEquals(2, allocrace("run", study(STUDY), "--output", output.toString()));
  }

  @Test
  void aRunThatWasStoppedGoesOnWhereItStood() throws Exception {
    Path output = folder.resolve("run");
    String study = study(STUDY.replace("rust/pool, java/pool, ocaml/pool", "rust/pool"));
    assertEquals(0, allocrace("run", study, "--output", output.toString()), err.toString());
    Path samples = output.resolve("samples.ndjson");
    List<String> lines = Files.readAllLines(samples);
    Run run = new RunFolder(output).run();
    // As a kill in the middle of the third line leaves it.
    Files.writeString(
        samples, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 40));
    new RunFolder(output).write(unfinished(run));
    assertEquals(0, allocrace("run", "--resume", output.toString()), err.toString());
    List<String> again = Files.readAllLines(samples);
    assertEquals(lines.subList(0, 2), again.subList(0, 2));
    assertEquals(lines.size(), again.size());
  }

  @Test
  void aRunDoesNotGoOnWithOtherCompilersOrAnotherStudy() throws Exception {
    Path output = folder.resolve("run");
    String study = study(STUDY.replace("rust/pool, java/pool, ocaml/pool", "rust/pool"));
    assertEquals(0, allocrace("run", study, "--output", output.toString()), err.toString());
    RunFolder run = new RunFolder(output);
    run.write(unfinished(run.run()));
    assertEquals(2, allocrace("run", study, "--resume", output.toString()));
    assertTrue(
        err.toString().contains("name no study, --output, --budget or --age"), err.toString());
    Environment then = run.environment();
    run.write(
        new Environment(
            then.machine(),
            then.os(),
            then.kernel(),
            then.cpu(),
            then.processors(),
            then.memoryBytes(),
            then.governor(),
            then.virtual(),
            then.load(),
            then.commit(),
            then.harnessJdk(),
            null,
            List.of(new ProgramFacts(1, "rust", "native", "another", "rustc 1.0", ""))));
    assertEquals(2, allocrace("run", "--resume", output.toString()));
    assertTrue(
        err.toString().contains("the run began with another set of compilers or flags"),
        err.toString());
  }

  private static Run unfinished(Run run) {
    return new Run(
        run.schema(),
        run.allocrace(),
        run.started(),
        null,
        run.study(),
        run.traces(),
        run.cells(),
        run.absent());
  }

  @Test
  void aLanguageThatIsLeftOutIsSaidToBeAbsent() throws Exception {
    Path output = folder.resolve("run");
    String study = study(STUDY.replace("latency", "# latency"));
    assertEquals(
        0,
        allocrace("run", study, "--output", output.toString(), "--languages", "rust"),
        err.toString());
    assertEquals(
        List.of("java", "ocaml"),
        new RunFolder(output).run().absent().stream().map(Run.Absent::language).toList());
    assertTrue(Files.readString(output.resolve("report.md")).contains("OCaml is absent"));
  }

  @Test
  void runtimesThatAreNotBuiltAreFewerCellsWithTheReasonAndNoFailure() throws Exception {
    Path output = folder.resolve("run");
    String study =
        study(
            """
            name: optional
            traces: [../traces/golden/pool.atr]
            contenders: [rust/null, rust/pool, rust/pool@0.9, java/pool@zgc]
            references: [rust/pool]
            throughput: {blocks: 1, warmup: 1, iterations: 2, min-iteration-ms: 1}
            """);
    assertEquals(
        0,
        allocrace("run", study, "--output", output.toString(), "--languages", "rust"),
        err.toString());
    String reason =
        "the replay program is not built by the rust compiler 0.9;"
            + " ./allocrace setup --all installs and builds it where it can";
    Run run = new RunFolder(output).run();
    assertEquals(
        List.of(
            new Run.Absent("rust@0.9", reason),
            new Run.Absent("java@zgc", "left out with --languages")),
        run.absent());
    assertTrue(err.toString().contains("allocrace: without rust@0.9: " + reason), err.toString());
    assertEquals(
        List.of(reason, "its language is not part of this run"),
        run.cells().stream()
            .filter(cell -> cell.status() == Status.ABSENT)
            .map(CellFacts::reason)
            .toList());
    assertTrue(Files.readString(output.resolve("report.md")).contains(reason));
    // It goes on with what it began with.
    new RunFolder(output).write(unfinished(run));
    assertEquals(2, allocrace("run", "--resume", output.toString()));
    assertTrue(
        err.toString().contains("the run began without java@zgc; go on with the same --languages"),
        err.toString());
    assertEquals(
        0, allocrace("run", "--resume", output.toString(), "--languages", "rust"), err.toString());
  }

  @Test
  void aStudyWithAnUnknownRuntimeIsRefusedWithThoseThatThereAre() throws Exception {
    String study = study(STUDY.replace("java/pool", "java/pool@graalwasm"));
    Path output = folder.resolve("run");
    assertEquals(2, allocrace("run", study, "--output", output.toString()));
    assertTrue(
        err.toString()
            .contains(
                "study.yaml:3: contenders: \"java/pool@graalwasm\" is not known:"
                    + " java has no runtime graalwasm; it has graal, parallel, serial, zgc"),
        err.toString());
    assertEquals(2, allocrace("run", study(STUDY.replace("java/pool", "cobol/*"))));
    assertTrue(
        err.toString().contains("study.yaml:3: contenders: \"cobol/*\" is not known"),
        err.toString());
    assertFalse(Files.exists(output));
  }

  @Test
  void aStudyWithAnUnknownContenderIsRefusedBeforeAnythingIsWritten() throws Exception {
    String study = study(STUDY.replace("java/pool", "java/pol"));
    Path output = folder.resolve("run");
    assertEquals(2, allocrace("run", study, "--output", output.toString()));
    assertTrue(
        err.toString()
            .contains(
                "study.yaml:3: contenders: \"java/pol\" is not known (did you mean \"java/pool\"?)"),
        err.toString());
    assertFalse(Files.exists(output));
  }

  @Test
  void aDamagedTraceIsRefusedWithItsFileAndOperation() throws Exception {
    String study = study(STUDY.replace("golden/pool.atr", "hostile/zero-size.atr"));
    assertEquals(2, allocrace("run", study, "--output", folder.resolve("run").toString()));
    assertTrue(err.toString().contains("hostile/zero-size.atr: "), err.toString());
    assertFalse(Files.exists(folder.resolve("run")));
  }
}
