package org.allocrace.driver.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.allocrace.model.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that misbehave, as shell scripts. */
class ReplayProgramTest {
  private static final Path TRACE = Path.of("some.atr");

  @TempDir private Path directory = Path.of("");

  private Map<Path, List<Verification>> run(String script) throws Exception {
    return run(script, Duration.ofMinutes(1));
  }

  private Map<Path, List<Verification>> run(String script, Duration limit) throws Exception {
    Path program = Scripts.write(directory.resolve("program"), script);
    return new ReplayProgram(program, limit).verify(List.of(TRACE), List.of("x/heap"), 1 << 26);
  }

  private String failure(String script) {
    return String.valueOf(
        assertThrows(ReplayProgramException.class, () -> run(script)).getMessage());
  }

  @Test
  void aResultIsReadWithItsNulls() throws Exception {
    var results =
        run(
            """
            echo '{"event":"verified","trace":"some.atr","contender":"x/heap","contents":"0000000a",\
            "placement":null,"code":null,"operation":null,"work":null}'""");
    assertEquals(
        Map.of(TRACE, List.of(new Verification("x/heap", "0000000a", null, null, null, null))),
        results);
  }

  @Test
  void aCrashIsReportedWithItsExitCodeAndLastWords() {
    assertEquals(
        "program ended with exit code 6: first / it broke",
        failure("echo first >&2; echo it broke >&2; exit 6"));
  }

  @Test
  void aKilledProgramIsReported() {
    assertEquals("program ended with signal 9", failure("kill -9 $$"));
  }

  @Test
  void garbageIsReportedWithItsBeginning() {
    assertEquals(
        "program printed something that is not the protocol: hello", failure("echo hello"));
    assertEquals(
        "program printed something that is not the protocol: {\"event\":\"start\"}",
        failure("echo '{\"event\":\"start\"}'"));
  }

  @Test
  void silenceIsAFailureAndNotAgreement() {
    assertEquals("program gave results for [] where [x/heap] were expected", failure("exit 0"));
  }

  @Test
  void aProgramThatHangsIsStopped() {
    var thrown =
        assertThrows(
            ReplayProgramException.class, () -> run("exec sleep 600", Duration.ofSeconds(1)));
    assertEquals("program did not end within 1 s and was stopped", thrown.getMessage());
  }

  @Test
  void aProgramThatIsNotThereIsNamed() throws IOException {
    Path missing = directory.resolve("missing");
    var thrown =
        assertThrows(
            ReplayProgramException.class,
            () ->
                new ReplayProgram(missing, Duration.ofSeconds(1))
                    .verify(List.of(TRACE), List.of(), 1));
    assertTrue(String.valueOf(thrown.getMessage()).startsWith(missing + " cannot be run"));
  }
}
