package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.DriverException;
import org.allocrace.driver.GuestChecks;
import org.allocrace.driver.process.Launch;
import org.allocrace.driver.process.ProcessDriver;
import org.allocrace.driver.process.ReplayProgram;
import org.allocrace.driver.process.ReplayProgramException;
import org.allocrace.model.ProgramFacts;
import org.allocrace.model.Verification;
import org.allocrace.trace.TraceFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process, started as the command line starts it. */
class HostedProgramTest {
  private static final Path POOL = GuestChecks.TRACES.resolve("golden/pool.atr");
  private static final Path ARENA = GuestChecks.TRACES.resolve("golden/arena.atr");
  private static final int MAX_SIZE = 1 << 26;

  /** What every timed fork has, the ordinary one too; heaps of one size. */
  private static final String ALWAYS =
      " -XX:-UsePerfData --enable-native-access=ALL-UNNAMED"
          + " --sun-misc-unsafe-memory-access=allow -Xms1g -Xmx1g -XX:+AlwaysPreTouch";

  @TempDir private Path directory = Path.of("");

  private Launch launch(String language, String word, @Nullable Path guest) {
    ContenderRuntime runtime = ContenderRuntime.of(language, word).orElseThrow();
    // No compiler: what needs one is refused.
    ForkHost host = new ForkHost(runtime, directory, guest);
    return new Launch(
        HostedProgram.executable(), HostedProgram.words(language, host), Map.of(), word);
  }

  @Test
  void aJvmWithAnotherCollectorSaysSoAndVerifiesAsThisOne() throws Exception {
    Launch serial = launch("java", "serial", null);
    ProgramFacts facts = new ProcessDriver(serial).describe();
    assertEquals("java", facts.language());
    assertEquals("-XX:+UseSerialGC" + ALWAYS, facts.flags());
    Map<Path, List<Verification>> results =
        new ReplayProgram(serial, Duration.ofMinutes(1))
            .verify(
                List.of(POOL, ARENA), List.of("java/pool@serial", "java/heap@serial"), MAX_SIZE);
    for (Path trace : List.of(POOL, ARENA)) {
      for (Verification one : Objects.requireNonNull(results.get(trace))) {
        // Oracle: the same contender in this JVM.
        String base = one.contender().replace("@serial", "");
        Verification own = JavaContenders.verify(JavaContenders.facts(base), TraceFile.read(trace));
        assertEquals(own.contents(), one.contents());
        assertEquals(own.placement(), one.placement());
        assertEquals(own.work(), one.work());
        assertEquals(own.code(), one.code());
      }
    }
  }

  @Test
  void whatARunRecordsOfAJvmNamesNoFolderOfTheMachine() {
    ContenderRuntime runtime = ContenderRuntime.of("java", "graal-parallel").orElseThrow();
    ForkHost host = new ForkHost(runtime, directory.toAbsolutePath(), null);
    // Oracle: java(1) and the jars' folder beside the harness.
    assertEquals(
        "-XX:+UnlockExperimentalVMOptions -XX:+UseParallelGC -XX:+EnableJVMCI"
            + " --upgrade-module-path=lib/graal -XX:+UseJVMCICompiler"
            + ALWAYS,
        Jvm.flags(host));
    assertTrue(host.arguments().contains("--upgrade-module-path=" + directory.toAbsolutePath()));
  }

  @Test
  void aLibraryVerifiesAsJavasPoolAndATraceOfAnotherKindIsNotApplicable() throws Exception {
    Path library =
        GuestChecks.built(
            "rust-ref/target/release/liballocrace_guest.so", "cargo build --release builds it");
    Map<Path, List<Verification>> results =
        new ReplayProgram(launch("rust", "ffm", library), Duration.ofMinutes(1))
            .verify(List.of(POOL, ARENA), List.of("rust/pool@ffm"), MAX_SIZE);
    Verification pool = Objects.requireNonNull(results.get(POOL)).getFirst();
    Verification own =
        JavaContenders.verify(JavaContenders.facts("java/pool"), TraceFile.read(POOL));
    assertEquals(
        new Verification("rust/pool@ffm", own.contents(), own.placement(), null, null, own.work()),
        pool);
    assertTrue(Objects.requireNonNull(results.get(ARENA)).getFirst().notApplicable());
    assertNull(Objects.requireNonNull(results.get(ARENA)).getFirst().contents());
  }

  @Test
  void aJvmWithoutACompilerDescribesNoGuestOfWasm() throws Exception {
    Path module = Files.write(directory.resolve("guest.wasm"), new byte[0]);
    DriverException e =
        assertThrows(
            DriverException.class,
            () -> new ProcessDriver(launch("rust", "graalwasm", module)).describe());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("Truffle only interprets in this JVM"), message);
  }

  @Test
  void aBrokenLibraryEndsTheProgramWithItsWords() throws Exception {
    Path library = directory.resolve("libbroken.so").toAbsolutePath();
    Files.writeString(library, "not a library");
    ReplayProgram program =
        new ReplayProgram(launch("rust", "ffm", library), Duration.ofMinutes(1));
    ReplayProgramException e =
        assertThrows(
            ReplayProgramException.class,
            () -> program.verify(List.of(POOL), List.of("rust/pool@ffm"), MAX_SIZE));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("libbroken.so cannot be loaded"), message);
  }

  @Test
  void aReplayIsRefusedByTheProgram() {
    ReplayProgram program =
        new ReplayProgram(launch("java", "serial", null), Duration.ofMinutes(1));
    ReplayProgramException e =
        assertThrows(
            ReplayProgramException.class, () -> program.checkpoints(POOL, "java/pool", MAX_SIZE));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("ended with exit code 2: this program takes describe"), message);
  }
}
