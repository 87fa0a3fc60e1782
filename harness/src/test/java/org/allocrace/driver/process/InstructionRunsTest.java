package org.allocrace.driver.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Conditions;
import org.allocrace.model.Failure;
import org.allocrace.model.InstructionCount;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Scripts that play the counters and the program, and the real counter where there is one. */
@Timeout(120)
class InstructionRunsTest {
  /** Counts 5,000 for a process and 70 for each replay, the last of its arguments. */
  private static final String VALGRIND =
      """
      [ "$1" = --version ] && { echo valgrind-9.8.7; exit; }
      for word; do
        case "$word" in --log-file=*) report=${word#*=} ;; esac
        last=$word
      done
      shift 3
      "$@"
      status=$?
      case "$last" in *[!0-9]*) last=0 ;; esac
      printf '==7== Events    : Ir\\n==7== Collected : %d\\n' $((5000 + 70 * last)) > "$report"
      exit $status
      """;

  /** What perf-stat says of a machine without counters, and of one with them. */
  private static final String PERF =
      """
      for word; do
        case "$word" in --output=*) report=${word#*=} ;; esac
      done
      printf '# started on\\n\\n%s,,instructions:u,9,100.00,,\\n' 'COUNT' > "$report"
      """;

  private static final String START =
      "echo '{\"event\":\"start\",\"protocol\":1,\"trace_crc\":\"0123abcd\",\"operations\":12}'\n";
  private static final String DONE = "echo '{\"event\":\"done\",\"elapsed_ns\":9}'\n";

  @TempDir private Path directory = Path.of("");

  private SearchPath path() {
    return new SearchPath(List.of(directory));
  }

  private Outcome run(String script, int limitSeconds) throws Exception {
    Path program = Scripts.write(directory.resolve("program"), script);
    return new ProcessDriver(Launch.of(program), path()).run(request(limitSeconds));
  }

  private static InvocationRequest request(int limitSeconds) {
    return new InvocationRequest(
        "rust/pool",
        Path.of("t.atr"),
        Mode.INSTRUCTIONS,
        new Settings(3, 4, 20, TouchMode.WORD, 7, limitSeconds, 1024, null),
        new Conditions(0, null, 100, null));
  }

  private static InstructionCount count(Outcome outcome) {
    return Objects.requireNonNull(
        assertInstanceOf(Outcome.Completed.class, outcome).measurement().instructions());
  }

  private static Failure failure(Outcome outcome) {
    return assertInstanceOf(Outcome.Failed.class, outcome).failure();
  }

  private void valgrind() throws IOException {
    var _ = Scripts.write(directory.resolve("valgrind"), VALGRIND);
  }

  @Test
  void theDifferenceOfTwoRunsBelongsToTheReplaysBetweenThem() throws Exception {
    valgrind();
    Path said = directory.resolve("said");
    Outcome outcome =
        run("echo \"$* padding=$ALLOCRACE_PADDING\" >> '" + said + "'\n" + START + DONE, 60);
    // 2^20 / 12 rounded up is 87,382; each of them counts 70 and has 12 operations.
    assertEquals(
        new InstructionCount("callgrind 9.8.7", 70L * 87_382, 12L * 87_382), count(outcome));
    List<String> runs = Files.readAllLines(said);
    assertTrue(runs.get(0).endsWith(" --replays 1 padding="), runs.get(0));
    assertTrue(runs.get(1).endsWith(" --replays 87383 padding="), runs.get(1));
    assertEquals(2, runs.size());
  }

  @Test
  void aLongTraceIsReplayedTwiceMore() {
    assertEquals(2, InstructionRuns.replays(10_000_000));
    assertEquals(2, InstructionRuns.replays(1 << 19));
    assertEquals(3, InstructionRuns.replays((1 << 19) - 1));
    assertEquals(1 << 20, InstructionRuns.replays(1));
  }

  @Test
  void whereNothingCountsItSaysWhatToInstall() throws Exception {
    assertEquals(
        new Failure(
            "not-applicable",
            "nothing here counts instructions: install valgrind (apt-get install valgrind), or perf"
                + " where the machine lets its counters be read",
            null),
        failure(run(START + DONE, 60)));
  }

  @Test
  void aCounterThatIsThereButDoesNotCountIsPassedOver() throws Exception {
    Scripts.write(directory.resolve("perf"), PERF.replace("COUNT", "<not supported>"));
    assertTrue(InstructionCounter.find(path()).isEmpty());
    valgrind();
    assertEquals("callgrind 9.8.7", InstructionCounter.find(path()).orElseThrow().tool());
    Scripts.write(directory.resolve("valgrind"), "exit 1");
    assertTrue(InstructionCounter.find(path()).isEmpty());
  }

  @Test
  void theProcessorsOwnCounterComesFirst() throws Exception {
    Scripts.write(directory.resolve("perf"), PERF.replace("COUNT", "126635"));
    valgrind();
    assertEquals("perf instructions:u", InstructionCounter.find(path()).orElseThrow().tool());
  }

  @Test
  void aProgramThatFailsIsReportedInItsOwnWords() throws Exception {
    valgrind();
    assertEquals(
        new Failure("crashed", "it ended with exit code 6: broken", null),
        failure(run(START + "echo broken >&2; exit 6", 60)));
  }

  @Test
  void aProgramThatDoesNotReplayMoreIsNoMeasurement() throws Exception {
    Scripts.write(directory.resolve("valgrind"), VALGRIND.replace("70 * last", "0 * last"));
    assertEquals(
        new Failure("no-count", "one replay took 5000 instructions, 87383 of them took 5000", null),
        failure(run(START + DONE, 60)));
  }

  @Test
  void bothRunsShareOneLimit() throws Exception {
    valgrind();
    assertEquals(
        new Failure(
            "time-limit", "its two counted runs did not end within 2 s; it was stopped", null),
        failure(run(START + DONE + "case \"$*\" in *' 1') ;; *) sleep 600 ;; esac", 2)));
  }

  @Test
  void theRealCounterCountsTwiceAsMuchForTwiceTheWork() throws Exception {
    assumeTrue(InstructionCounter.find().isPresent(), "nothing here counts instructions");
    double ratio = (double) counted(2_000) / counted(1_000);
    // Both loops are the same but for their length; what else a shell does is far below 1 %.
    assertEquals(2.0, ratio, 0.02);
  }

  private long counted(int turns) throws Exception {
    String script =
        """
        while [ $# -gt 1 ]; do shift; done
        echo '{"event":"start","protocol":1,"trace_crc":"0123abcd","operations":1048576}'
        i=0
        while [ $i -lt $(($1 * %d)) ]; do i=$((i + 1)); done
        """
            .formatted(turns);
    Path program = Scripts.write(directory.resolve("program"), script + DONE);
    return count(new ProcessDriver(program).run(request(60))).instructions();
  }
}
