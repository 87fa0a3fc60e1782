package org.allocrace.driver.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.allocrace.driver.Guest;
import org.allocrace.driver.GuestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules and scripts that are no guests, or fail. Interpreted: nothing is timed. */
class GuestFaultsTest {
  /** The magic number and version 1 of the WebAssembly core specification, section 5.5.16. */
  private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

  private static final byte UNREACHABLE = 0x00;
  private static final byte END = 0x0B;
  private static final byte I32 = 0x7F;

  private static final String SCRIPT =
      """
      globalThis.allocrace = {
        open(request, trace) { return `${request.length} ${trace.length} ${trace[3]}`; },
        verify() { throw new Error("no verification today"); },
        rewind() {}, replay(from, to) { return to > 5 ? 1 : 0; },
        work() { return 4294967295; }, sum() { return 7; }, reserved() { return -1; },
        nothing() {}, close() {}
      };
      """;

  @TempDir private Path directory = Path.of("");

  private Path file(String name, byte[] bytes) throws Exception {
    return Files.write(directory.resolve(name), bytes);
  }

  private Path script(String text) throws Exception {
    return file("guest.js", text.getBytes(StandardCharsets.UTF_8));
  }

  private static GuestException refused(org.junit.jupiter.api.function.Executable load) {
    return assertThrows(GuestException.class, load);
  }

  /**
   * A module with one type, functions of that type that all execute `unreachable`, and the exports
   * that a guest resolves when it is loaded. Sections as in the core specification, section 5.5.
   */
  private static byte[] trapping() throws Exception {
    List<String> names =
        List.of("allocrace_rewind", "allocrace_replay", "allocrace_nothing", "allocrace_buffer");
    ByteArrayOutputStream module = new ByteArrayOutputStream();
    module.write(EMPTY_MODULE);
    // Types: (i32, i32) -> i32; it takes what replay takes.
    section(module, 1, new byte[] {1, 0x60, 2, I32, I32, 1, I32});
    byte[] functions = new byte[1 + names.size()];
    functions[0] = (byte) names.size();
    section(module, 3, functions);
    ByteArrayOutputStream exports = new ByteArrayOutputStream();
    exports.write(names.size());
    for (int i = 0; i < names.size(); i++) {
      exports.write(names.get(i).length());
      exports.write(names.get(i).getBytes(StandardCharsets.US_ASCII));
      exports.write(0);
      exports.write(i);
    }
    section(module, 7, exports.toByteArray());
    ByteArrayOutputStream code = new ByteArrayOutputStream();
    code.write(names.size());
    for (int i = 0; i < names.size(); i++) {
      code.write(new byte[] {3, 0, UNREACHABLE, END});
    }
    section(module, 10, code.toByteArray());
    return module.toByteArray();
  }

  private static void section(ByteArrayOutputStream module, int id, byte[] content)
      throws Exception {
    module.write(id);
    module.write(content.length); // below 128: one byte of LEB128
    module.write(content);
  }

  @Test
  void aModuleWithoutTheExportsIsRefusedByTheNameOfTheFirst() throws Exception {
    Path module = file("empty.wasm", EMPTY_MODULE);
    GuestException refused = refused(() -> WasmGuest.load(module));
    assertEquals("bad-module", refused.code());
    assertTrue(
        refused.getMessage().contains("does not export a function allocrace_rewind"),
        refused.getMessage());
  }

  @Test
  void aTrapIsToldAsSuch() throws Exception {
    try (Guest guest = WasmGuest.load(file("trap.wasm", trapping()))) {
      GuestException trap = refused(() -> guest.replay(0, 1));
      assertEquals("trap", trap.code());
      assertTrue(trap.getMessage().contains("unreachable"), trap.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not wasm at all", "\0asm\1\0\0"})
  void whatIsNoModuleIsRefused(String bytes) throws Exception {
    Path module = file("garbage.wasm", bytes.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("bad-module", refused(() -> WasmGuest.load(module)).code());
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeSo() {
    Path nowhere = directory.resolve("nowhere");
    for (GuestException refused :
        List.of(
            refused(() -> WasmGuest.load(nowhere)), refused(() -> JavaScriptGuest.load(nowhere)))) {
      assertEquals("not-started", refused.code());
      assertTrue(refused.getMessage().contains("cannot be read"), refused.getMessage());
    }
  }

  @Test
  void aScriptIsAGuestByItsObject() throws Exception {
    try (Guest guest = JavaScriptGuest.load(script(SCRIPT))) {
      assertEquals("4 5 -1", guest.open("a=b\n", new byte[] {1, 2, 3, -1, 5}).replace("255", "-1"));
      assertTrue(guest.replay(0, 5));
      assertEquals(false, guest.replay(0, 6));
      // 2^32 - 1, which is -1 in 32 bits
      assertEquals(-1, guest.work());
      assertEquals(7, guest.sum());
      assertEquals(-1, guest.reserved());
    }
  }

  @Test
  void anExceptionOfAScriptIsToldInItsWords() throws Exception {
    try (Guest guest = JavaScriptGuest.load(script(SCRIPT))) {
      GuestException thrown = refused(() -> guest.verify("", new byte[0]));
      assertEquals("exception", thrown.code());
      assertTrue(thrown.getMessage().contains("no verification today"), thrown.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "this is (no script", "globalThis.allocrace = 5;", "throw 1;"})
  void aScriptThatIsNoGuestIsRefused(String text) throws Exception {
    Path script = script(text);
    assertEquals("bad-module", refused(() -> JavaScriptGuest.load(script)).code());
  }

  @Test
  void anObjectWithoutItsMethodsIsRefusedByTheFirst() throws Exception {
    Path script = script("globalThis.allocrace = {rewind() {}};");
    assertTrue(
        refused(() -> JavaScriptGuest.load(script)).getMessage().contains("has no method replay"));
  }

  @Test
  void aScriptReachesNothingOfTheHost() throws Exception {
    Path script = script("Java.type('java.lang.System').exit(3);");
    assertEquals("bad-module", refused(() -> JavaScriptGuest.load(script)).code());
  }
}
