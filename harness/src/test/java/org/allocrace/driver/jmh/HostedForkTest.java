package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.Conditions;
import org.allocrace.model.Failure;
import org.allocrace.model.Hosting;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;
import org.allocrace.model.TouchMode;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real forks of other JVMs and of guests, with tiny settings: what comes back, never its times. */
class HostedForkTest {
  private static final Path COMPILER = Path.of("target/lib/graal").toAbsolutePath();
  private static final Path LIBRARY =
      Path.of("../rust-ref/target/release", System.mapLibraryName("allocrace_guest"))
          .toAbsolutePath();

  /** A guest in a few lines: it opens, and its second replay fails. */
  private static final String FAILING =
      """
      let replays = 0;
      globalThis.allocrace = {
        open() { return '{"event":"opened","operations":4,"groups":1}'; },
        verify() { return '{}'; }, rewind() {},
        replay() { if (++replays > 1) throw new Error("the second replay"); return 0; },
        work() { return 1; }, sum() { return 0; }, reserved() { return -1; },
        nothing() {}, close() {}
      };
      """;

  @TempDir private Path directory = Path.of("");

  private static Trace pools() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.POOL);
    var _ = builder.declareClass(8, 16);
    for (int i = 0; i < 400; i++) {
      int object = builder.allocClass(0);
      builder.free(object);
    }
    return builder.build();
  }

  private Outcome run(String contender, Path compiler, Path guest) throws Exception {
    Path trace = directory.resolve("trace.atr");
    TraceFile.write(pools(), trace);
    String[] words = contender.split("[/@]");
    ForkHost host =
        new ForkHost(ContenderRuntime.of(words[0], words[2]).orElseThrow(), compiler, guest);
    Settings settings = new Settings(1, 2, 1, TouchMode.WORD, 1, 120, 1 << 26, null);
    return new JmhDriver(host)
        .run(
            new InvocationRequest(
                contender, trace, Mode.THROUGHPUT, settings, Conditions.PLAIN));
  }

  private static Failure failure(Outcome outcome) {
    return assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString()).failure();
  }

  private Path script(String text) throws Exception {
    return Files.writeString(directory.resolve("guest.js"), text);
  }

  @Test
  void anOperationACallIsTimedWithItsWorkAndWhatItsHostCosts() throws Exception {
    assumeTrue(Files.exists(LIBRARY), LIBRARY + " is not built: Rust takes no part");
    Outcome outcome = run("rust/pool@ffm-op-critical", COMPILER, LIBRARY);
    Measurement measured =
        assertInstanceOf(Outcome.Completed.class, outcome, outcome.toString()).measurement();
    assertEquals(JavaContenders.work(JavaContenders.facts("java/pool"), pools()), measured.work());
    Hosting hosting = Objects.requireNonNull(measured.hosting());
    assertEquals(measured.operations(), hosting.calls());
    assertTrue(hosting.startNs() > 0 && hosting.callNs() > 0, hosting.toString());
  }

  @Test
  void aJvmWithoutTheCompilerHasNoFigureOfAGuestButTheWayToEnableIt() throws Exception {
    Failure failure = failure(run("ocaml/pool@graaljs", directory, script(FAILING)));
    assertEquals("not-applicable", failure.code());
    assertTrue(failure.message().contains("-XX:+EnableJVMCI"), failure.message());
  }

  @Test
  void anExceptionInAReplayIsAFailedInvocationWithItsWords() throws Exception {
    Failure failure = failure(run("ocaml/pool@graaljs", COMPILER, script(FAILING)));
    assertEquals("exception", failure.code());
    assertTrue(failure.message().contains("the second replay"), failure.message());
  }

  /** A library of the JDK has none of the exports; a fork must say so and not crash. */
  @Test
  void aLibraryThatIsNoGuestIsAFailedInvocation() throws Exception {
    Path other = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("verify"));
    assumeTrue(Files.exists(other));
    assertEquals("bad-module", failure(run("rust/pool@ffm", COMPILER, other)).code());
  }

  /** What a user's own library can do to a fork: it takes the JVM with it, and only that. */
  @Test
  void aCrashOfALibraryIsAFailedInvocation() throws Exception {
    Path source = directory.resolve("crash.c");
    StringBuilder text = new StringBuilder();
    for (String name :
        List.of(
            "buffer", "open", "verify", "answer", "answer_length", "rewind", "replay", "work",
            "sum", "reserved", "nothing", "close")) {
      text.append("long allocrace_").append(name).append("(void) { return *(volatile int *)8; }\n");
    }
    Files.writeString(source, text);
    Path library = directory.resolve("crash.so");
    assumeTrue(compiles(source, library), "there is no C compiler");
    Failure failure = failure(run("rust/pool@ffm", COMPILER, library));
    assertEquals("crashed", failure.code());
  }

  private static boolean compiles(Path source, Path library) throws Exception {
    try {
      return new ProcessBuilder("cc", "-shared", "-fPIC", "-o", library.toString(), source.toString())
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (java.io.IOException e) {
      return false;
    }
  }

  @Test
  void aProgramOfAnotherJvmTellsWhatItIs() throws Exception {
    ForkHost host =
        new ForkHost(ContenderRuntime.of("java", "serial-compact").orElseThrow(), COMPILER, null);
    var command = new java.util.ArrayList<>(List.of(HostedProgram.executable().toString()));
    command.addAll(HostedProgram.words("java", host));
    command.add("describe");
    Process process = new ProcessBuilder(command).redirectErrorStream(false).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("-XX:+UseSerialGC -XX:+UseCompactObjectHeaders"), said);
  }
}
