package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allocrace.model.Cell;
import org.allocrace.model.Examples;
import org.allocrace.runfile.RunFolder;
import org.allocrace.selftest.Goal;
import org.allocrace.selftest.GoalResult;
import org.allocrace.selftest.Measured;
import org.allocrace.selftest.SelfTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command with few trials on a tiny stored run, and its table. */
class SelfTestCommandTest {
  private static final SelfTest.Sizes FEW = new SelfTest.Sizes(2000, 50, 2000, 40);

  @TempDir private Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Behind the real command's exception handler. */
  private int selftest(SelfTest.Sizes sizes, String... args) {
    return new CommandLine(new SelfTestCommand(sizes))
        .setExecutionExceptionHandler(Main.commandLine().getExecutionExceptionHandler())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private String run(int blocks) throws Exception {
    RunFolder run = new RunFolder(folder.resolve("run"));
    run.write(Examples.run());
    for (int block = 0; block < blocks; block++) {
      for (String contender : List.of("rust/pool", "java/pool")) {
        double ns = 5 + 0.05 * Math.sin(block * block + contender.length());
        run.append(Examples.throughput(block, new Cell(contender, "kslab.pools"), ns));
      }
    }
    return run.path().toString();
  }

  @Test
  void aStoredRunGivesATableOfGoalsOnStandardOutput() throws Exception {
    assertEquals(0, selftest(FEW, run(6)), out + err.toString());
    String table = out.toString();
    assertTrue(table.startsWith("metric"), table);
    assertTrue(table.contains("power at +10 %, 2 stored cells of CoV up to 2 %"), table);
    assertTrue(
        table.contains("seed 1: 30 of 30 goals that hold on every machine are reached, 3 of 3"),
        table);
    assertFalse(table.contains("NaN"), table);
    assertTrue(err.toString().contains("2 cells of"), err.toString());
    assertTrue(err.toString().contains("coverage of the ratio interval"), err.toString());
  }

  @Test
  void theSameInJsonIsOneDocument() throws Exception {
    int exit = selftest(FEW, "--json", "--seed", "2", run(3));
    JsonNode page = new JsonMapper().readTree(out.toString());
    assertEquals(2, page.path("seed").asLong());
    assertEquals(exit == 0, page.path("passed").asBoolean());
    assertEquals(40, page.path("goals").size());
    JsonNode stored = page.path("goals").get(33);
    assertTrue(stored.path("machine_dependent").asBoolean());
    assertEquals("not measured", stored.path("outcome").asText());
    assertEquals("the run has 3 blocks, 5 needed", stored.path("reason").asText());
    assertTrue(stored.path("measured").isNull());
  }

  @Test
  void whatIsNoRunIsRefusedWithOneSentence() throws Exception {
    assertEquals(2, selftest(FEW, folder.toString()));
    assertEquals(
        "allocrace: %s: there is no run.json; this is not the folder of a run%n".formatted(folder),
        err.toString());
    assertEquals("", out.toString());
    assertEquals(2, selftest(FEW, "--seed", "x"));
    Files.createFile(folder.resolve("file"));
    assertEquals(2, selftest(FEW, folder.resolve("file").toString()));
  }

  // Oracle: one coverage trial is 0 or 100 %, neither of which lies from 94 to 96.5 %.
  @Test
  void aGoalOfEveryMachineThatIsMissedIsExitCodeOne() throws Exception {
    assertEquals(1, selftest(new SelfTest.Sizes(1, 1, 1, 1), run(6)));
    assertTrue(out.toString().contains("not reached"), out.toString());
  }

  @Test
  void theTableHasColoursOnlyIfAsked() {
    GoalResult missed =
        new GoalResult("a metric", false, new Goal.AtLeast(0.9), new Measured.Share(1, 4));
    GoalTable table = new GoalTable(1, List.of(missed));
    table.print(new PrintWriter(out, true), Ansi.OFF);
    assertFalse(out.toString().contains("\u001b"));
    // Oracle: R 4.2.2, binom.test(1, 4)$conf.int: 0.006309463 0.805879550
    assertTrue(out.toString().contains("25.00 % (0.63 to 80.59)"), out.toString());
    assertTrue(out.toString().contains("≥ 90 %"), out.toString());
    StringWriter coloured = new StringWriter();
    table.print(new PrintWriter(coloured, true), Ansi.ON);
    assertTrue(coloured.toString().contains("\u001b["));
  }
}
