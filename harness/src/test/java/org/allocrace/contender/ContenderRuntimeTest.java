package org.allocrace.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.allocrace.contender.ContenderRuntime.Host;
import org.allocrace.contender.ContenderRuntime.Part;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Mode;
import org.allocrace.model.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words behind the at sign, as docs/polyglot.md lists them. */
class ContenderRuntimeTest {
  @ParameterizedTest
  @CsvSource({
    "rust, graalwasm, WASM",
    "ocaml, graalwasm, WASM",
    "ocaml, graaljs, JAVASCRIPT",
    "rust, ffm, LIBRARY",
    "ocaml, ffm-op, OPERATIONS",
    "rust, ffm-op-critical, CRITICAL_OPERATIONS",
    "rust, 1.96, PROCESS",
    "rust, mimalloc, PROCESS",
    "ocaml, 5.3, PROCESS",
    "ocaml, s4m, PROCESS",
    "java, graal, JVM",
    "java, zgc, JVM",
  })
  void everyDocumentedWordSaysWhereItRuns(String language, String word, Host host) {
    assertEquals(Optional.of(host), ContenderRuntime.of(language, word).map(ContenderRuntime::host));
  }

  @Test
  void aRuntimeIsPutTogetherFromPartsInOneOrder() {
    assertEquals(
        Optional.of(Map.of(Part.JIT, "graal", Part.COLLECTOR, "zgc", Part.HEADERS, "compact")),
        ContenderRuntime.of("java", "graal-zgc-compact").map(ContenderRuntime::parts));
    assertEquals(
        Optional.of(Map.of(Part.VERSION, "5.3", Part.MINOR_HEAP, "s4m")),
        ContenderRuntime.of("ocaml", "5.3-s4m").map(ContenderRuntime::parts));
    assertEquals(Optional.empty(), ContenderRuntime.of("java", "zgc-graal"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java/pool@graalwasm", "rust/pool@zgc", "rust/pool@graaljs", "java/pool@zgc-zgc",
        "rust/pool@", "java/pool@", "rust/pool@ffm@ffm", "rust/nope@ffm", "ocaml/heap@s0m",
        "go/pool@ffm", "rust/pool@1.96-", "rust/pool@ffm-jemalloc"
      })
  void whatNoLanguageHasIsRefused(String name) {
    assertEquals(Optional.empty(), Catalogue.find(name));
    assertTrue(Catalogue.refusal(name).orElseThrow().contains("is not known"), name);
  }

  @Test
  void theRefusalOfARuntimeNamesThoseThatThereAre() {
    assertEquals(
        "\"rust/pool@zgc\" is not known: rust has no runtime zgc; it has graalwasm, ffm, ffm-op,"
            + " ffm-op-critical, jemalloc, mimalloc, 1.96 and the like",
        Catalogue.refusal("rust/pool@zgc").orElseThrow());
  }

  @Test
  void factsOnARuntimeAreThoseOfTheContenderUnderAnotherName() {
    ContenderFacts facts = Catalogue.get("rust/pool@graalwasm");
    assertEquals("rust/pool@graalwasm", facts.name());
    assertEquals(Catalogue.get("rust/pool").placement(), facts.placement());
    assertEquals(Catalogue.get("rust/pool").kinds(), facts.kinds());
    assertTrue(Catalogue.get("rust/null@ffm").isControl());
    assertTrue(Catalogue.get("java/heap@zgc").isHeap());
  }

  @Test
  void byOperationThereAreNoExpressionsAndWithoutACollectorNoGarbage() {
    assertEquals(List.of("heap", "pool", "arena"), Catalogue.get("rust/heap@ffm-op").kinds());
    assertEquals(List.of(), Catalogue.get("java/heap@epsilon").kinds());
    assertEquals(List.of("pool"), Catalogue.get("java/pool@epsilon").kinds());
  }

  @Test
  void aStarStandsForAllContendersOfALanguage() {
    assertEquals(
        List.of(
            "ocaml/null@5.3",
            "ocaml/pool@5.3",
            "ocaml/pool-array@5.3",
            "ocaml/pool-slots@5.3",
            "ocaml/arena@5.3",
            "ocaml/heap@5.3"),
        Catalogue.expand("ocaml/*@5.3"));
    assertEquals(List.of("rust/pool@ffm"), Catalogue.expand("rust/pool@ffm"));
  }

  @Test
  void theNameSaysProgramAndNeighbours() {
    String name = "rust/pool-tuned@graalwasm";
    assertEquals("rust/pool-tuned", ContenderFacts.base(name));
    assertEquals("graalwasm", ContenderFacts.runtime(name));
    assertEquals("rust@graalwasm", ContenderFacts.program(name));
    assertEquals("rust", ContenderFacts.program("rust/pool"));
    assertEquals("pool-tuned", ContenderFacts.allocator(name));
    assertEquals("rust/null@graalwasm", ContenderFacts.beside(name, "null"));
    assertEquals("rust/null", ContenderFacts.beside("rust/pool", "null"));
  }

  @Test
  void aPlantedSlowdownStandsBehindTheRuntime() {
    Variant variant = Variant.of("rust/pool@graalwasm+5%");
    assertEquals("rust/pool@graalwasm", variant.contender());
    assertEquals(5, variant.slowdown());
    assertEquals("rust/pool@1.96~50%", Variant.aged("rust/pool@1.96", 50).name());
  }

  @Test
  void ofAGuestOnlyThroughputIsMeasured() {
    for (String guest : List.of("rust/pool@graalwasm", "ocaml/pool@graaljs", "rust/pool@ffm-op")) {
      assertEquals(
          List.of(Mode.THROUGHPUT),
          List.of(Mode.values()).stream().filter(mode -> mode.measures(guest)).toList());
    }
    assertTrue(Mode.LATENCY.measures("java/heap@zgc"));
    assertTrue(Mode.INSTRUCTIONS.measures("rust/pool@1.96"));
  }
}
