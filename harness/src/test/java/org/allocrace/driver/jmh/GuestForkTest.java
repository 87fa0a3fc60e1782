package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.allocrace.contender.ContenderRuntime;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.GuestChecks;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.driver.polyglot.WasmModule;
import org.allocrace.model.Age;
import org.allocrace.model.Conditions;
import org.allocrace.model.ContenderFacts;
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

/** Real forks with guests in them: what they report and how they fail, never their times. */
class GuestForkTest {
  private static final Path COMPILER = Path.of("target", "lib", "graal").toAbsolutePath();
  private static final Path POOL = GuestChecks.TRACES.resolve("golden/pool.atr");

  @TempDir private Path directory = Path.of("");

  private static Outcome run(
      String contender, Path guest, Path compiler, Path trace, Conditions conditions)
      throws InterruptedException {
    ContenderRuntime runtime =
        ContenderRuntime.of(
                ContenderFacts.language(contender),
                Objects.requireNonNull(ContenderFacts.runtime(contender)))
            .orElseThrow();
    Settings settings = new Settings(0, 2, 1, TouchMode.WORD, 7, 120, 1 << 26, null);
    return new JmhDriver(new ForkHost(runtime, compiler, guest))
        .run(new InvocationRequest(contender, trace, Mode.THROUGHPUT, settings, conditions));
  }

  private static Measurement measure(String contender, Path guest) throws InterruptedException {
    Outcome outcome = run(contender, guest, COMPILER, POOL, Conditions.PLAIN);
    return assertInstanceOf(Outcome.Completed.class, outcome, outcome.toString()).measurement();
  }

  private static Failure failure(String contender, Path guest, Path compiler, Path trace)
      throws InterruptedException {
    Outcome outcome = run(contender, guest, compiler, trace, Conditions.PLAIN);
    return assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString()).failure();
  }

  /** Of a guest that is this script. */
  private Failure failure(String script) throws Exception {
    assumeTrue(Files.isDirectory(COMPILER), COMPILER + " is not there; the build puts it there");
    Path guest = Files.writeString(directory.resolve("guest.js"), script);
    return failure("ocaml/pool@graaljs", guest, COMPILER, POOL);
  }

  private static Path wasm() {
    assumeTrue(Files.isDirectory(COMPILER), COMPILER + " is not there; the build puts it there");
    return GuestChecks.built(
        "rust-ref/target/wasm/allocrace_guest.wasm", "rust-ref/guest/build-wasm builds it");
  }

  private static Path library() {
    return GuestChecks.built(
        "rust-ref/target/release/liballocrace_guest.so", "cargo build --release builds it");
  }

  private static void assertSays(String code, String words, Failure failure) {
    assertEquals(code, failure.code(), failure.message());
    assertTrue(failure.message().contains(words), failure.message());
  }

  /** The oracle of work is Java's pool, of the same placement. */
  private static void assertIsWhole(Measurement measured, long calls) throws Exception {
    Trace trace = TraceFile.read(POOL);
    assertEquals(JavaContenders.work(JavaContenders.facts("java/pool"), trace), measured.work());
    assertEquals(trace.crcHex(), measured.traceCrc());
    assertEquals(2, measured.iterations().size());
    Hosting hosting = Objects.requireNonNull(measured.hosting());
    assertTrue(hosting.startNs() > 0, hosting.toString());
    assertTrue(hosting.callNs() > 0, hosting.toString());
    assertEquals(calls, hosting.calls());
  }

  @Test
  void anOperationACallIsAsManyCallsAsOperations() throws Exception {
    Measurement measured = measure("rust/pool@ffm-op", library());
    assertIsWhole(measured, measured.operations());
  }

  @Test
  void aCompiledModuleDoesTheWorkOfNativeCode() throws Exception {
    assertIsWhole(measure("rust/pool@graalwasm", wasm()), 1);
  }

  @Test
  void aGuestThatWouldBeInterpretedIsRefusedWithTheWayToCompileIt() throws Exception {
    Path none = Files.createDirectory(directory.resolve("no-compiler"));
    Path module = Files.write(directory.resolve("g.wasm"), WasmModule.opening(5).bytes());
    Failure failure = failure("rust/pool@graalwasm", module, none, POOL);
    assertSays("not-applicable", "Truffle only interprets", failure);
    assertTrue(failure.message().contains("-XX:+EnableJVMCI"), failure.message());
    assertTrue(failure.message().contains("--upgrade-module-path="), failure.message());
  }

  @Test
  void aTrapFailsTheInvocationWithItsCause() throws Exception {
    var _ = wasm();
    byte[] module = WasmModule.opening(5).with("replay", WasmModule.trap()).bytes();
    Path guest = Files.write(directory.resolve("trap.wasm"), module);
    assertSays("trap", "unreachable", failure("rust/pool@graalwasm", guest, COMPILER, POOL));
  }

  @Test
  void aModuleWithoutTheExportsFailsTheInvocation() throws Exception {
    var _ = wasm();
    Path guest = Files.write(directory.resolve("empty.wasm"), WasmModule.empty());
    assertSays(
        "bad-module",
        "empty.wasm: the module does not export a function",
        failure("rust/pool@graalwasm", guest, COMPILER, POOL));
  }

  /** A hundred objects of 64 MiB do not fit in the 4 GiB of a 32-bit memory. */
  @Test
  void aLinearMemoryThatIsFullIsOutOfMemory() throws Exception {
    Path module = wasm();
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    for (int i = 0; i < 100; i++) {
      builder.alloc(1 << 26, 0);
    }
    Path trace = directory.resolve("large.atr");
    TraceFile.write(builder.build(), trace);
    Failure failure = failure("rust/heap@graalwasm", module, COMPILER, trace);
    assertEquals("out-of-memory", failure.code(), failure.message());
  }

  @Test
  void anExceptionOfAScriptFailsTheInvocationWithItsWords() throws Exception {
    assertSays(
        "exception",
        "the script gave up",
        failure(
            """
            globalThis.allocrace = {
              open: () => '{"event":"opened","operations":5,"groups":1}',
              rewind: () => {},
              replay: () => { throw new Error('the script gave up') },
              nothing: () => {},
            };
            """));
  }

  /** Empty calls are timed when all is warm; up to ten replays are timed behind them. */
  @Test
  void anExceptionInAnIterationFailsTheInvocationWithItsWordsToo() throws Exception {
    assertSays(
        "exception",
        "enough",
        failure(
            """
            let isWarm = false, replays = 0;
            globalThis.allocrace = {
              open: () => '{"event":"opened","operations":5,"groups":1}',
              rewind: () => {},
              replay: () => {
                if (isWarm && ++replays > 10) throw new Error('enough');
                return 0;
              },
              work: () => 0,
              sum: () => 0,
              nothing: () => { isWarm = true; },
            };
            """));
  }

  @Test
  void anAgedGuestIsNotApplicable() throws Exception {
    Outcome outcome =
        run("rust/pool@ffm", library(), COMPILER, POOL, new Conditions(0, new Age(50, 3), 0, null));
    assertEquals(
        new Failure("not-applicable", "a guest cannot be littered", null),
        assertInstanceOf(Outcome.Failed.class, outcome, outcome.toString()).failure());
  }

  /** All exports of a guest; a replay writes to address 0. */
  private static final String CRASHING =
      """
      #include <stdint.h>
      static char room[1 << 20];
      static const char answer[] = "{\\"event\\":\\"opened\\",\\"operations\\":5,\\"groups\\":1}";
      void *allocrace_buffer(uint32_t length) { return length <= sizeof room ? room : 0; }
      uint32_t allocrace_open(uint32_t r, uint32_t t) { return 0; }
      uint32_t allocrace_verify(uint32_t r, uint32_t t) { return 0; }
      const char *allocrace_answer(void) { return answer; }
      uint32_t allocrace_answer_length(void) { return sizeof answer - 1; }
      void allocrace_rewind(void) {}
      uint32_t allocrace_replay(uint32_t from, uint32_t to) {
        volatile int *volatile nowhere = 0;
        *nowhere = 1;
        return 0;
      }
      uint32_t allocrace_work(void) { return 0; }
      uint32_t allocrace_sum(void) { return 0; }
      int64_t allocrace_reserved(void) { return -1; }
      void allocrace_nothing(void) {}
      void allocrace_close(void) {}
      """;

  /** By the C compiler, where there is one. */
  private Path crashing() throws Exception {
    Path compiler =
        Stream.of("/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(Path.of(""));
    assumeTrue(!compiler.equals(Path.of("")), "there is no C compiler");
    Path source = Files.writeString(directory.resolve("crash.c"), CRASHING);
    Path library = directory.resolve("libcrash.so").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                compiler.toString(),
                "-shared",
                "-fPIC",
                "-o",
                library.toString(),
                source.toString())
            .inheritIO()
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue());
    return library;
  }

  /** A JVM that dies leaves a report in its working folder, which is ours. */
  private static Set<Path> reports() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith("hs_err_pid"))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  @Test
  void aCrashOfALibraryIsAFailureWithWordsAndTheNextReplayIsOneCall() throws Exception {
    Path library = crashing();
    Set<Path> before = reports();
    try {
      Failure failure = failure("rust/pool@ffm", library, COMPILER, POOL);
      assertSays("crashed", "SIGSEGV", failure);
      assertTrue(failure.message().contains("libcrash.so"), failure.message());
    } finally {
      Set<Path> after = reports();
      after.removeAll(before);
      for (Path report : List.copyOf(after)) {
        Files.delete(report);
      }
    }
    assertIsWhole(measure("rust/pool@ffm", library()), 1);
  }
}
