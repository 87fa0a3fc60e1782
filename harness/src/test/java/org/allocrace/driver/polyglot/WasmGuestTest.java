package org.allocrace.driver.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allocrace.driver.GuestChecks;
import org.allocrace.driver.GuestException;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real module, interpreted, and modules that misbehave. */
class WasmGuestTest {
  private static final String MODULE = "rust-ref/target/wasm/allocrace_guest.wasm";
  private static final String BUILD = "rust-ref/guest/build-wasm builds it";
  private static final byte[] TRACE = {1, 2, 3};

  @TempDir private Path directory = Path.of("");

  private WasmGuest load(byte[] module) throws Exception {
    return WasmGuest.load(Files.write(directory.resolve("guest.wasm"), module));
  }

  private static GuestException failure(Executable action) {
    return assertThrows(GuestException.class, action);
  }

  private static void assertSays(String code, String words, GuestException e) {
    assertEquals(code, e.code(), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "optipng, rust/heap, java/heap",
    "lua.pool56, rust/pool, java/pool",
    "nginx_pool.arena, rust/arena, java/arena"
  })
  void theModuleDoesTheWorkOfJavasContenders(String name, String contender, String java)
      throws Exception {
    Path module = GuestChecks.built(MODULE, BUILD);
    Trace trace = TraceFile.read(GuestChecks.TRACES.resolve(name + ".atr.gz"));
    try (WasmGuest guest = WasmGuest.load(module)) {
      GuestChecks.assertDoesAsJava(
          guest, contender, java, trace, GuestChecks.bytes(trace, directory));
    }
  }

  @Test
  void theModuleRunsTreesAsJavaDoes() throws Exception {
    Path module = GuestChecks.built(MODULE, BUILD);
    Path file = GuestChecks.TRACES.resolve("golden/expr.atr");
    try (WasmGuest guest = WasmGuest.load(module)) {
      GuestChecks.assertDoesAsJava(
          guest, "rust/arena", "java/arena", TraceFile.read(file), Files.readAllBytes(file));
    }
  }

  @Test
  void theModuleRefusesNonsenseAndGoesOn() throws Exception {
    try (WasmGuest guest = WasmGuest.load(GuestChecks.built(MODULE, BUILD))) {
      GuestChecks.assertRefusesNonsense(guest, "rust/pool");
    }
  }

  @Test
  void aModuleThatAnswersIsAGuest() throws Exception {
    try (WasmGuest guest = load(WasmModule.opening(5).bytes())) {
      assertEquals("{\"event\":\"opened\",\"operations\":5,\"groups\":1}", guest.open("", TRACE));
      assertTrue(guest.replay(0, 1));
      assertEquals(7, guest.work()); // what the test's module returns
      assertEquals(8, guest.sum());
      assertEquals(-1, guest.reserved());
      guest.rewind();
      guest.nothing();
    }
  }

  @Test
  void aReplayThatReturnsOneHadNoStorage() throws Exception {
    byte[] one = WasmModule.number(1);
    try (WasmGuest guest = load(WasmModule.opening(5).with("replay", one).bytes())) {
      assertFalse(guest.replay(0, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "buffer", "answer", "answer_length"})
  void whatReturnsNoNumberIsGarbage(String function) throws Exception {
    try (WasmGuest guest = load(WasmModule.opening(5).returningNothing(function).bytes())) {
      Executable call =
          function.equals("replay") ? () -> guest.replay(0, 1) : () -> guest.open("", TRACE);
      assertSays("garbage", "not a whole number", failure(call));
    }
  }

  @Test
  void aModuleWithoutExportsIsNoGuest() {
    assertSays(
        "bad-module",
        "guest.wasm: the module does not export a function allocrace_rewind",
        failure(() -> load(WasmModule.empty())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"buffer", "open", "answer", "answer_length"})
  void aMissingExportIsNamedWhenItIsAsked(String function) throws Exception {
    try (WasmGuest guest = load(WasmModule.opening(5).without(function).bytes())) {
      assertSays("bad-module", "allocrace_" + function + ":", failure(() -> guest.open("", TRACE)));
    }
  }

  @Test
  void aModuleThatKeepsItsMemoryToItselfIsNoGuest() throws Exception {
    try (WasmGuest guest = load(WasmModule.opening(5).withoutMemory().bytes())) {
      assertSays("bad-module", "does not export its memory", failure(() -> guest.open("", TRACE)));
    }
  }

  @Test
  void anAddressOutsideOfTheMemoryIsGarbage() throws Exception {
    byte[] far = WasmModule.number(1 << 20);
    for (String function : new String[] {"buffer", "answer", "answer_length"}) {
      try (WasmGuest guest = load(WasmModule.opening(5).with(function, far).bytes())) {
        assertSays(
            "garbage",
            "an address outside of its linear memory",
            failure(() -> guest.open("", TRACE)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"open", "rewind", "replay", "work", "sum", "reserved", "nothing"})
  void aTrapIsAFailureWithTheWordsOfTheEngine(String function) throws Exception {
    byte[] module = WasmModule.opening(5).with(function, WasmModule.trap()).bytes();
    try (WasmGuest guest = load(module)) {
      GuestException e =
          failure(
              () -> {
                var _ = guest.open("", TRACE);
                guest.rewind();
                var _ = guest.replay(0, 1);
                var _ = guest.work();
                var _ = guest.sum();
                var _ = guest.reserved();
                guest.nothing();
              });
      assertSays("trap", "unreachable", e);
      // The answer to open is older than the trap, and no reason for it.
      assertFalse(String.valueOf(e.getMessage()).contains("opened"), e.getMessage());
    }
  }

  @Test
  void whatAGuestSaidBeforeItTrappedIsPartOfTheFailure() throws Exception {
    String panic = "{\"event\":\"error\",\"code\":\"internal\",\"message\":\"index 9\"}";
    try (WasmGuest guest = load(new WasmModule(panic).with("open", WasmModule.trap()).bytes())) {
      assertSays("trap", "index 9", failure(() -> guest.open("", TRACE)));
    }
  }

  @Test
  void aMemoryThatCannotGrowIsOutOfMemory() throws Exception {
    try (WasmGuest guest =
        load(WasmModule.opening(5).with("buffer", WasmModule.growing()).bytes())) {
      assertSays(
          "out-of-memory",
          "the guest has no room for the trace",
          failure(() -> guest.open("", TRACE)));
    }
  }

  @Test
  void aFileThatIsNotThereOrNoModuleIsNamed() {
    Path missing = directory.resolve("missing.wasm");
    assertSays("not-started", "missing.wasm", failure(() -> WasmGuest.load(missing)));
    assertSays(
        "bad-module",
        "guest.wasm: ",
        failure(() -> load("not a module".getBytes(StandardCharsets.UTF_8))));
    assertSays("bad-module", "guest.wasm: ", failure(() -> load(new byte[0])));
  }
}
