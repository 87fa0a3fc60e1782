package org.allocrace.driver.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Age;
import org.allocrace.model.Arrivals;
import org.allocrace.model.Conditions;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.OpenLoop;
import org.allocrace.model.Resident;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a program is told, what is around its process, and what its parent sees. */
class ReplayingTest {
  private static final String MEMORY =
      """
      echo '{"event":"start","protocol":1,"trace_crc":"0123abcd","operations":12}'
      echo '{"event":"memory","peak_resident_bytes":4096}'
      echo '{"event":"done","elapsed_ns":9}'
      """;

  @TempDir private Path directory = Path.of("");

  private static InvocationRequest request(
      Mode mode, @Nullable OpenLoop openLoop, Conditions conditions) {
    return new InvocationRequest(
        "rust/pool",
        Path.of("t.atr"),
        mode,
        new Settings(3, 4, 20, TouchMode.WORD, 7, 60, 1024, openLoop),
        conditions);
  }

  /** The options after those that every invocation has. */
  private static String options(Mode mode, @Nullable OpenLoop openLoop, Conditions conditions) {
    List<String> all = Replaying.arguments(request(mode, openLoop, conditions));
    int common = Replaying.arguments(request(mode, null, Conditions.PLAIN)).size();
    return String.join(" ", all.subList(common, all.size()));
  }

  private Measurement memory(String script, Conditions conditions) throws Exception {
    ProcessDriver driver = new ProcessDriver(Scripts.write(directory.resolve("program"), script));
    return assertInstanceOf(
            Outcome.Completed.class, driver.run(request(Mode.MEMORY, null, conditions)))
        .measurement();
  }

  @Test
  void aPlainInvocationIsToldNothingMore() {
    // The options and their order as docs/replay-protocol.md has them.
    assertEquals(
        "replay --contender rust/pool --trace t.atr --mode throughput --warmup 3 --iterations 4"
            + " --min-iteration-ms 20 --touch word --seed 7 --max-size 1024",
        String.join(" ", Replaying.arguments(request(Mode.THROUGHPUT, null, Conditions.PLAIN))));
  }

  @Test
  void whatIsDoneToAnInvocationIsToldToTheProgram() {
    assertEquals("--slowdown 5", options(Mode.THROUGHPUT, null, new Conditions(5, null, 0, null)));
    assertEquals(
        "--occupancy 0 --multiplier 4",
        options(Mode.LATENCY, null, new Conditions(0, new Age(0, 4), 0, null)));
    assertEquals(
        "--arrivals fixed --period-ns 5000",
        options(Mode.OPEN_LOOP, new OpenLoop(Arrivals.FIXED, 5_000), Conditions.PLAIN));
  }

  @Test
  void paddingMakesTheEnvironmentLongerAndChangesNothingElse() throws Exception {
    Path said = directory.resolve("environment");
    String script = "env > '" + said + "'\n" + MEMORY;
    var _ = memory(script, Conditions.PLAIN);
    List<String> plain = Files.readAllLines(said);
    assertTrue(plain.contains("ALLOCRACE_PADDING="), "the variable is always there");
    var _ = memory(script, new Conditions(0, null, 4_096, null));
    List<String> padded = Files.readAllLines(said);
    assertEquals(
        plain.stream()
            .map(line -> line.startsWith("ALLOCRACE_PADDING=") ? line + "x".repeat(4_096) : line)
            .toList(),
        padded);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theParentSeesTheMemoryOfAMemoryInvocation() throws Exception {
    Resident resident =
        Objects.requireNonNull(
            Objects.requireNonNull(memory("sleep 0.1\n" + MEMORY, Conditions.PLAIN).memory())
                .resident());
    assertEquals(5, resident.intervalMs());
    assertTrue(resident.points().getFirst().bytes() > 0);
  }

  @Test
  void whereNobodyLooksNothingIsSeen() throws Exception {
    Replaying replaying =
        new Replaying(
            Launch.of(Scripts.write(directory.resolve("program"), MEMORY)), Around.NOTHING);
    InvocationRequest request = request(Mode.MEMORY, null, Conditions.PLAIN);
    var completed =
        assertInstanceOf(
            Outcome.Completed.class,
            replaying.run(Replaying.arguments(request), Duration.ofMinutes(1)));
    assertNull(Objects.requireNonNull(completed.measurement().memory()).resident());
  }
}
