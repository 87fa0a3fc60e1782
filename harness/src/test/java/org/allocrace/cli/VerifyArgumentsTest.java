package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces, contenders and options of the command; only Java contenders, so nothing is started. */
class VerifyArgumentsTest {
  private static final String HOME = "allocrace.home";
  private static final String POOL = "../traces/golden/pool.atr";

  @TempDir private Path home = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void useTheTemporaryHome() {
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void forgetTheTemporaryHome() {
    System.clearProperty(HOME);
  }

  private int verify(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "verify";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }

  private void refused(String message, String... arguments) {
    assertEquals(2, verify(arguments), err.toString());
    assertEquals("allocrace: " + message + System.lineSeparator(), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void aNamedContenderIsReplayedAlone() {
    assertEquals(0, verify(POOL, "java/pool"), err.toString());
    assertTrue(out.toString().contains("java/pool  "), out.toString());
    assertFalse(out.toString().contains("java/pool-slots"), out.toString());
  }

  @Test
  void contendersAndTracesComeInAnyOrderAndOnce() {
    assertEquals(0, verify("java/pool", POOL, "java/pool"), err.toString());
    assertEquals(2, out.toString().lines().count(), out.toString());
  }

  @Test
  void aLanguageIsLeftOut() {
    assertEquals(0, verify(POOL, "--languages", "java"), err.toString());
    assertFalse(out.toString().contains("rust/"), out.toString());
    assertTrue(out.toString().contains("java/heap"), out.toString());
  }

  @Test
  void aContenderThatIsNotKnownIsRefusedWithTheNearest() {
    refused("no contender is called java/pol (did you mean \"java/pool\"?)", POOL, "java/pol");
  }

  @Test
  void aSelectionThatLeavesNothingIsRefused() {
    refused(
        "--languages leaves out every contender that is named; leave the option out",
        POOL,
        "rust/pool",
        "--languages",
        "java");
  }

  @Test
  void aTraceThatIsNotThereIsRefused() {
    refused("nowhere.atr: there is no such file", "nowhere.atr", "java/pool");
  }

  @Test
  void withoutATraceTheBundledOnesAreTaken() throws Exception {
    Files.createDirectories(home.resolve("traces"));
    refused(home.resolve("traces") + " holds no .atr.gz; name a trace", "java/pool");
    Files.copy(
        Path.of("..", "traces", "expr-calc.atr.gz"), home.resolve("traces/expr-calc.atr.gz"));
    assertEquals(0, verify("java/arena"), err.toString());
    assertTrue(out.toString().startsWith("expr-calc.atr.gz  expr, "), out.toString());
  }

  @Test
  void theFormatIsTextOrOneJsonDocument() {
    assertEquals(0, verify(POOL, "java/pool", "--format", "json"), err.toString());
    assertTrue(out.toString().contains("\"verdict\" : \"agrees\""), out.toString());
    assertEquals(2, verify(POOL, "--format", "xml"));
    assertTrue(err.toString().contains("xml"), err.toString());
  }

  @Test
  void aSizeLimitThatCannotBeIsRefused() {
    refused(
        "--max-size: the size limit must be 1 to 134217728 bytes, not 0", POOL, "--max-size", "0");
  }
}
