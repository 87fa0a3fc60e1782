package org.allocrace.driver.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Conditions;
import org.allocrace.model.Failure;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that do well and programs that misbehave, as shell scripts. */
class ProcessDriverTest {
  private static final String START =
      """
      echo '{"event":"start","protocol":1,"trace_crc":"0123abcd","operations":12}'
      """;
  private static final String WHOLE =
      START
          + """
          echo '{"event":"memory","peak_resident_bytes":4096}'
          echo '{"event":"done","elapsed_ns":9}'
          """;

  @TempDir private Path directory = Path.of("");

  private ProcessDriver driver(String script) throws IOException {
    Path program = Scripts.write(directory.resolve("program"), script);
    return new ProcessDriver(program);
  }

  private static InvocationRequest request(int limitSeconds) {
    return new InvocationRequest(
        "rust/pool",
        Path.of("some trace.atr"),
        Mode.MEMORY,
        new Settings(3, 4, 20, TouchMode.FULL, -1, limitSeconds, 1024, null),
        Conditions.PLAIN);
  }

  private Failure failure(String script) throws Exception {
    return assertInstanceOf(Outcome.Failed.class, driver(script).run(request(60))).failure();
  }

  private static Failure crashed(String message) {
    return new Failure("crashed", message, null);
  }

  @Test
  void aProgramThatComesToItsEndIsMeasured() throws Exception {
    var completed = assertInstanceOf(Outcome.Completed.class, driver(WHOLE).run(request(60)));
    assertEquals("0123abcd", completed.measurement().traceCrc());
  }

  @Test
  void theProgramIsToldWhatTheStudyAsksFor() throws Exception {
    Path said = directory.resolve("arguments");
    assertInstanceOf(
        Outcome.Completed.class,
        driver("printf '%s\\n' \"$@\" > '" + said + "'\n" + WHOLE).run(request(60)));
    assertEquals(
        List.of(
            "replay --contender rust/pool --trace some trace.atr --mode memory --warmup 3"
                + " --iterations 4 --min-iteration-ms 20 --touch full --seed -1 --max-size 1024"),
        List.of(String.join(" ", Files.readAllLines(said))));
  }

  @Test
  void aCrashIsReportedWithItsExitCodeAndLastLines() throws Exception {
    assertEquals(
        crashed("it ended with exit code 6: two / three / four"),
        failure(START + "printf 'one\\ntwo\\nthree\\n\\nfour\\n' >&2; exit 6"));
  }

  @Test
  void aProgramThatIsKilledIsReportedWithTheSignal() throws Exception {
    assertEquals(crashed("it ended with signal 9"), failure(START + "kill -9 $$"));
    assertEquals(crashed("it ended with exit code 200"), failure("exit 200"));
  }

  @Test
  void aProgramThatFailsAfterItsLastEventIsNotMeasured() throws Exception {
    assertEquals(crashed("it ended with exit code 1"), failure(WHOLE + "exit 1"));
  }

  @Test
  void anErrorOfTheProgramsOwnIsKept() throws Exception {
    assertEquals(
        new Failure("out-of-memory", "full", 7L),
        failure(
            START
                + "echo '{\"event\":\"error\",\"code\":\"out-of-memory\",\"message\":\"full\","
                + "\"operation\":7}'; exit 5"));
  }

  @Test
  void garbageIsReportedWithItsBeginning() throws Exception {
    assertEquals(
        new Failure(
            "garbage",
            "it printed something that is not the protocol (it is not JSON): hello",
            null),
        failure("echo hello"));
  }

  @Test
  void halfALineIsGarbageOfAProgramThatEndsWellAndACrashOfOneThatDoesNot() throws Exception {
    String half = START + "printf '{\"event\":\"mem'\n";
    assertEquals("garbage", failure(half).code());
    assertEquals(crashed("it ended with signal 11"), failure(half + "kill -11 $$"));
  }

  @Test
  void aProgramThatLeavesOutWhatWasAskedForFails() throws Exception {
    assertEquals(
        new Failure("incomplete", "it ended without reporting memory", null),
        failure(START + "echo '{\"event\":\"done\",\"elapsed_ns\":9}'"));
  }

  @Test
  void silenceIsAFailure() throws Exception {
    String silent = "it stopped before its last event; it ended with exit code 0";
    assertEquals(crashed(silent), failure("exit 0"));
    assertEquals(crashed(silent + ": why"), failure(START + "echo why >&2"));
  }

  @Test
  void megabytesOnStandardErrorDoNoHarm() throws Exception {
    assertInstanceOf(
        Outcome.Completed.class,
        driver("yes 'a diagnostic' | head -c 5000000 >&2\n" + WHOLE).run(request(60)));
    assertEquals(
        crashed("it ended with exit code 3: a diagnostic / a diagnostic / the end"),
        failure("yes 'a diagnostic' | head -c 4999995 >&2; echo the end >&2; exit 3"));
  }

  @Test
  void aProgramThatHangsIsStopped() throws Exception {
    var outcome = driver("echo waiting >&2; exec sleep 600").run(request(1));
    assertEquals(
        new Failure("time-limit", "it did not end within 1 s and was stopped: waiting", null),
        assertInstanceOf(Outcome.Failed.class, outcome).failure());
  }

  @Test
  void aProgramThatFloodsTheDiskIsStoppedBeforeItsTimeIsOver() throws Exception {
    Failure failure = failure("exec yes allocrace");
    assertEquals("garbage", failure.code());
    assertTrue(failure.message().startsWith("it printed more than 64 MiB and was stopped"));
  }

  @Test
  void aProgramThatIsNotThereIsNamed() throws Exception {
    Path missing = directory.resolve("missing");
    ProcessDriver driver = new ProcessDriver(missing);
    Failure failure = assertInstanceOf(Outcome.Failed.class, driver.run(request(1))).failure();
    assertEquals("not-started", failure.code());
    assertTrue(failure.message().startsWith(missing + " cannot be run: "), failure.message());
    var thrown = assertThrows(DriverException.class, driver::describe);
    assertEquals(
        missing
            + " is not there or cannot be executed; any ./allocrace command builds it, and"
            + " --languages leaves its language out",
        thrown.getMessage());
  }

  @Test
  void aDescriptionIsReadAndABadOneIsNamed() throws Exception {
    String good =
        "echo '{\"protocol\":1,\"language\":\"rust\",\"runtime\":\"native\","
            + "\"runtime_version\":\"\",\"compiler\":\"c\",\"flags\":\"\"}'";
    assertEquals("rust", driver("[ \"$*\" = describe ] && " + good).describe().language());
    assertEquals("it prints nothing for describe", bad("exit 0"));
    assertEquals("it ended with exit code 4: no", bad("echo no >&2; exit 4"));
    assertEquals(
        "what it prints for describe is not the protocol: it is not JSON", bad("echo hello"));
  }

  private String bad(String script) throws Exception {
    String message =
        String.valueOf(
            assertThrows(DriverException.class, () -> driver(script).describe()).getMessage());
    String begin = directory.resolve("program") + " describe: ";
    assertTrue(message.startsWith(begin), message);
    return message.substring(begin.length());
  }
}
