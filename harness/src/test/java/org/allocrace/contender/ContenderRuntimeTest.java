package org.allocrace.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allocrace.contender.ContenderRuntime.Host;
import org.allocrace.contender.ContenderRuntime.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of docs/polyglot.md, and words that are none. */
class ContenderRuntimeTest {
  private static ContenderRuntime read(String language, String word) {
    return ContenderRuntime.of(language, word).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "rust, graalwasm, WASM",
    "rust, ffm, LIBRARY",
    "rust, ffm-op, OPERATIONS",
    "rust, ffm-op-critical, CRITICAL_OPERATIONS",
    "rust, jemalloc, PROCESS",
    "rust, mimalloc, PROCESS",
    "rust, 1.96, PROCESS",
    "ocaml, graaljs, JAVASCRIPT",
    "ocaml, graalwasm, WASM",
    "ocaml, ffm, LIBRARY",
    "ocaml, ffm-op, OPERATIONS",
    "ocaml, ffm-op-critical, CRITICAL_OPERATIONS",
    "ocaml, 5.3, PROCESS",
    "ocaml, s1m, PROCESS",
    "ocaml, s256k, PROCESS",
    "ocaml, 5.3-s1m, PROCESS",
    "java, graal, JVM",
    "java, g1, JVM",
    "java, parallel, JVM",
    "java, serial, JVM",
    "java, zgc, JVM",
    "java, shenandoah, JVM",
    "java, epsilon, JVM",
    "java, compact, JVM",
    "java, graal-zgc-compact, JVM"
  })
  void everyDocumentedWordIsARuntimeOnItsHost(String language, String word, Host host) {
    ContenderRuntime runtime = read(language, word);
    assertEquals(host, runtime.host());
    assertEquals(word, runtime.word());
    assertEquals(host != Host.PROCESS && host != Host.JVM, runtime.host().isGuest());
  }

  @Test
  void theWordsThatMessagesNameAreRuntimes() {
    for (String language : Catalogue.LANGUAGES) {
      for (String word : ContenderRuntime.examples(language)) {
        assertTrue(ContenderRuntime.of(language, word).isPresent(), language + "@" + word);
      }
    }
  }

  @Test
  void aRuntimeThatIsPutTogetherHasItsPartsByKind() {
    assertEquals(
        Map.of(Part.JIT, "graal", Part.COLLECTOR, "zgc", Part.HEADERS, "compact"),
        read("java", "graal-zgc-compact").parts());
    assertEquals(
        Map.of(Part.VERSION, "5.3", Part.MINOR_HEAP, "s4m"), read("ocaml", "5.3-s4m").parts());
    assertEquals(
        Map.of(Part.VERSION, "1.96", Part.MALLOC, "jemalloc"),
        read("rust", "1.96-jemalloc").parts());
    assertEquals(Map.of(), read("rust", "ffm-op").parts());
  }

  @Test
  void onlyTheHostsThatCallForEachOperationAreByOperation() {
    List<Host> byOperation = List.of(Host.OPERATIONS, Host.CRITICAL_OPERATIONS);
    for (Host host : Host.values()) {
      assertEquals(byOperation.contains(host), host.isByOperation(), host.name());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java@graalwasm", "java@graaljs", "java@ffm", "java@ffm-op", "rust@graaljs", "rust@zgc",
        "rust@s1m", "ocaml@jemalloc", "ocaml@zgc", "java@1.96", "java@jemalloc", "cobol@ffm-op-no"
      })
  void aRuntimeOfAnotherLanguageIsNone(String program) {
    String[] parts = program.split("@", 2);
    assertEquals(Optional.empty(), ContenderRuntime.of(parts[0], parts[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java@zgc-graal",
        "java@compact-zgc",
        "java@zgc-zgc",
        "java@zgc-serial",
        "java@-zgc",
        "java@zgc-",
        "java@graal--zgc",
        "java@ZGC",
        "java@",
        "java@ ",
        "ocaml@s1m-5.3",
        "ocaml@s0m",
        "ocaml@s1g",
        "ocaml@s99999k",
        "ocaml@5",
        "ocaml@5.",
        "ocaml@5.3.0",
        "rust@jemalloc-1.96",
        "rust@jemalloc-mimalloc",
        "rust@ffm@ffm",
        "rust@ffm-1.96",
        "rust@"
      })
  void partsInAnotherOrderTwiceOrHalfAreNoRuntime(String program) {
    String[] parts = program.split("@", 2);
    assertFalse(ContenderRuntime.of(parts[0], parts[1]).isPresent());
  }
}
