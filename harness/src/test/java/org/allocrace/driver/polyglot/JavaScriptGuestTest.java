package org.allocrace.driver.polyglot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allocrace.driver.GuestChecks;
import org.allocrace.driver.GuestException;
import org.allocrace.trace.TraceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real script, interpreted, and scripts that misbehave. */
class JavaScriptGuestTest {
  private static final String SCRIPT = "ocaml-ref/_build/default/js/guest.bc.js";
  private static final String BUILD = "dune build --profile release builds it with js_of_ocaml";
  private static final byte[] TRACE = {1, 2, (byte) 200};

  /** Answers with the length of the request and the sum of the trace's bytes. */
  private static final String SMALL =
      """
      globalThis.allocrace = {
        open: (request, trace) => `${request.length} ${trace.reduce((a, b) => a + b)}`,
        verify: (request, trace) => 'verified',
        rewind: () => {},
        replay: (from, to) => to - from - 1,
        work: () => 4294967295,
        sum: () => 2147483648,
        reserved: () => -1,
        nothing: () => {},
        close: () => {},
      };
      """;

  @TempDir private Path directory = Path.of("");

  private JavaScriptGuest load(String script) throws Exception {
    return JavaScriptGuest.load(Files.writeString(directory.resolve("guest.js"), script));
  }

  private static void assertFails(String code, String words, Executable action) {
    GuestException e = assertThrows(GuestException.class, action);
    assertEquals(code, e.code(), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  /**
   * Small traces: what is interpreted takes microseconds an operation. The one of arenas has marks,
   * which OCaml's arena lacks.
   */
  @ParameterizedTest
  @CsvSource({
    "heap, ocaml/heap, java/heap",
    "pool, ocaml/pool, java/pool",
    "expr, ocaml/arena, java/arena"
  })
  void theScriptDoesTheWorkOfJavasContenders(String kind, String contender, String java)
      throws Exception {
    Path script = GuestChecks.built(SCRIPT, BUILD);
    Path file = GuestChecks.TRACES.resolve("golden/" + kind + ".atr");
    try (JavaScriptGuest guest = JavaScriptGuest.load(script)) {
      GuestChecks.assertDoesAsJava(
          guest, contender, java, TraceFile.read(file), Files.readAllBytes(file));
    }
  }

  @Test
  void theScriptRefusesNonsenseAndGoesOn() throws Exception {
    try (JavaScriptGuest guest = JavaScriptGuest.load(GuestChecks.built(SCRIPT, BUILD))) {
      GuestChecks.assertRefusesNonsense(guest, "ocaml/pool");
    }
  }

  @Test
  void requestsAndBytesArriveAndNumbersWithoutASignComeBack() throws Exception {
    try (JavaScriptGuest guest = load(SMALL)) {
      assertEquals("4 203", guest.open("four", TRACE)); // 1 + 2 + 200
      assertTrue(guest.replay(3, 4));
      assertFalse(guest.replay(3, 5));
      assertEquals(-1, guest.work()); // 2^32 - 1 in 32 bits
      assertEquals(Integer.MIN_VALUE, guest.sum()); // 2^31 in 32 bits
      assertEquals(-1, guest.reserved());
      guest.nothing();
    }
  }

  @Test
  void aScriptWithAMistakeIsNoGuest() {
    assertFails("bad-module", "guest.js: SyntaxError", () -> load("let = = 3"));
    assertFails("bad-module", "guest.js: Error: no", () -> load("throw new Error('no')"));
    assertFails("bad-module", "guest.js: the script leaves no object", () -> load("let a = 3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rewind", "replay", "nothing"})
  void anObjectWithoutAMethodIsNoGuest(String method) {
    assertFails(
        "bad-module",
        "the object allocrace has no method " + method,
        () -> load(SMALL.replace(method + ":", "other:")));
  }

  @Test
  void aQuestionThatHasNoMethodIsNamed() throws Exception {
    try (JavaScriptGuest guest = load(SMALL.replace("open:", "other:"))) {
      assertFails("bad-module", "has no method open", () -> guest.open("", TRACE));
    }
  }

  @Test
  void anExceptionIsAFailureWithItsWords() throws Exception {
    String thrown = "{ throw new Error('it gave up') }";
    try (JavaScriptGuest guest =
        load(
            SMALL
                .replace("to - from - 1", thrown)
                .replace("nothing: () => {}", "nothing: () => " + thrown))) {
      assertFails("exception", "it gave up", () -> guest.replay(0, 1));
      assertFails("exception", "it gave up", guest::nothing);
      guest.rewind();
    }
  }

  @Test
  void anAnswerOfAnotherTypeIsGarbage() throws Exception {
    String script =
        SMALL
            .replace("'verified'", "undefined")
            .replace("to - from - 1", "'none'")
            .replace("4294967295", "0.5");
    try (JavaScriptGuest guest = load(script)) {
      assertFails("garbage", "the guest's verify returns undefined", () -> guest.verify("", TRACE));
      assertFails("garbage", "replay returns none, not a whole number", () -> guest.replay(0, 1));
      assertFails("garbage", "work returns 0.5, not a whole number", guest::work);
    }
  }

  @Test
  void aScriptHasNoWayToTheHost() throws Exception {
    String reaching = SMALL.replace("'verified'", "String(typeof Java + typeof load)");
    try (JavaScriptGuest guest = load(reaching)) {
      assertFalse(guest.verify("", TRACE).contains("object"), "no classes of the host");
    }
  }

  @Test
  void whatAScriptPrintsDoesNotReachStandardOutput() throws Exception {
    PrintStream usual = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (JavaScriptGuest guest = load("console.log('begun');" + SMALL)) {
      guest.nothing();
    } finally {
      System.setOut(usual);
    }
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aCallThatNeverEndsIsAnExceptionOfTheScript() throws Exception {
    try (JavaScriptGuest guest =
        load(SMALL.replace("nothing: () => {}", "nothing: function f() { return 1 + f(); }"))) {
      assertFails("exception", "call stack", guest::nothing);
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = directory.resolve("missing.js");
    assertFails("not-started", "missing.js", () -> JavaScriptGuest.load(missing));
  }
}
