package org.allocrace.driver.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Conditions;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script that plays {@code taskset}, its absence, and the real one. */
class PinningTest {
  /** Gives away processor 3 only, as in a container, and notes each start. */
  private static final String TASKSET =
      """
      echo "$*" >> "${0%/*}/started"
      [ "$2" = 3 ] || { echo 'failed to set affinity' >&2; exit 1; }
      shift 2
      exec "$@"
      """;

  private static final String PROGRAM =
      """
      grep Cpus_allowed_list /proc/self/status > "${0%/*}/allowed" 2>/dev/null
      echo '{"event":"start","protocol":1,"trace_crc":"0123abcd","operations":12}'
      echo '{"event":"memory","peak_resident_bytes":4096}'
      echo '{"event":"done","elapsed_ns":9}'
      """;

  @TempDir private Path directory = Path.of("");

  private SearchPath path() {
    return new SearchPath(List.of(directory));
  }

  private static InvocationRequest request(Integer processor) {
    return new InvocationRequest(
        "rust/pool",
        Path.of("t.atr"),
        Mode.MEMORY,
        new Settings(3, 4, 20, TouchMode.WORD, 7, 60, 1024, null),
        new Conditions(0, null, 0, processor));
  }

  @Test
  void whereTasksetIsMissingTheRequestIsIgnored() throws Exception {
    ProcessDriver driver =
        new ProcessDriver(Launch.of(Scripts.write(directory.resolve("program"), PROGRAM)), path());
    assertFalse(driver.canPin(0));
    assertInstanceOf(Outcome.Completed.class, driver.run(request(0)));
  }

  @Test
  void aProcessorIsTriedOnceAndOneThatIsNotGivenAwayIsNotAskedFor() throws Exception {
    Path taskset = Scripts.write(directory.resolve("taskset"), TASKSET);
    Pinning pinning = new Pinning(path());
    for (int i = 0; i < 2; i++) {
      assertTrue(pinning.isPossible(3));
      assertFalse(pinning.isPossible(4));
      assertEquals(List.of(taskset.toString(), "-c", "3"), pinning.before(3));
      assertEquals(List.of(), pinning.before(4));
      assertEquals(List.of(), pinning.before(null));
    }
    assertEquals(
        List.of("-c 3 true", "-c 4 true"), Files.readAllLines(directory.resolve("started")));
  }

  @Test
  void theProgramIsStartedThroughTaskset() throws Exception {
    Scripts.write(directory.resolve("taskset"), TASKSET);
    Path program = Scripts.write(directory.resolve("program"), PROGRAM);
    assertInstanceOf(
        Outcome.Completed.class, new ProcessDriver(Launch.of(program), path()).run(request(3)));
    String last = Files.readAllLines(directory.resolve("started")).getLast();
    assertTrue(last.startsWith("-c 3 " + program + " replay --contender rust/pool "), last);
  }

  @Test
  void theRealOnePinsWhereItIs() throws Exception {
    ProcessDriver driver = new ProcessDriver(Scripts.write(directory.resolve("program"), PROGRAM));
    assumeTrue(driver.canPin(0), "taskset or processor 0 is not to be had");
    assertInstanceOf(Outcome.Completed.class, driver.run(request(0)));
    // The kernel's own word for what the process may run on, proc_pid_status(5).
    assertEquals("Cpus_allowed_list:\t0", Files.readString(directory.resolve("allowed")).strip());
  }
}
