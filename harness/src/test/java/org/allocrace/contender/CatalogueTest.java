package org.allocrace.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  @Test
  void everyContenderIsFoundAsItStandsInTheList() {
    for (ContenderFacts facts : Catalogue.contenders()) {
      assertEquals(Optional.of(facts), Catalogue.find(facts.name()));
      assertEquals(Optional.empty(), Catalogue.refusal(facts.name()));
    }
  }

  @Test
  void onARuntimeAContenderKeepsItsPlacementAndItsKinds() {
    ContenderFacts facts = Catalogue.get("rust/pool@graalwasm");
    assertEquals("rust/pool@graalwasm", facts.name());
    assertEquals(Placement.LIFO_POOL, facts.placement());
    assertEquals(List.of("pool"), facts.kinds());
    assertEquals("reference pool, linked free list, in GraalWasm", facts.description());
    assertEquals("rust", facts.language());
  }

  @Test
  void theNodesOfTreesAreNoHandlesThatAnOperationACallCouldName() {
    assertEquals(List.of("arena", "expr"), Catalogue.get("rust/arena@ffm").kinds());
    assertEquals(List.of("arena"), Catalogue.get("rust/arena@ffm-op").kinds());
    assertEquals(
        List.of("heap", "pool", "arena"), Catalogue.get("ocaml/heap@ffm-op-critical").kinds());
  }

  @Test
  void whatLeavesGarbageRunsNothingWithoutACollector() {
    assertEquals(List.of(), Catalogue.get("java/heap@epsilon").kinds());
    assertEquals(List.of(), Catalogue.get("java/pool-objects@graal-epsilon").kinds());
    assertEquals(List.of("pool"), Catalogue.get("java/pool@epsilon").kinds());
    assertEquals(4, Catalogue.get("java/heap@zgc").kinds().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "/",
        "/@ffm",
        "rust",
        "rust@ffm",
        "rust/",
        "rust/*",
        "rust/pol",
        "rust/pool@",
        "rust/pool@ffm@ffm",
        "rust/pool@zgc",
        "java/pool@graalwasm",
        "java/heap@zgc-graal",
        "cobol/pool@ffm",
        "rust/pool+5%",
        "rust/pool@ffm+5%"
      })
  void nonsenseIsNoContenderAndTheRefusalNamesIt(String name) {
    assertEquals(Optional.empty(), Catalogue.find(name));
    String refusal = Catalogue.refusal(name).orElseThrow();
    assertTrue(refusal.startsWith("\"" + name + "\" is not known"), refusal);
    assertThrows(NoSuchElementException.class, () -> Catalogue.get(name));
  }

  @Test
  void anUnknownRuntimeIsRefusedWithThoseOfItsLanguage() {
    assertEquals(
        Optional.of(
            "\"rust/pool@zgc\" is not known: rust has no runtime zgc; it has graalwasm, ffm, ffm-op,"
                + " ffm-op-critical, jemalloc, mimalloc, 1.96 and the like"),
        Catalogue.refusal("rust/pool@zgc"));
    assertEquals(Optional.of("\"rust/pol@ffm\" is not known"), Catalogue.refusal("rust/pol@ffm"));
  }

  @Test
  void aStarStandsForAllContendersOfALanguageOnThatRuntime() {
    List<String> rust = Catalogue.of("rust").stream().map(ContenderFacts::name).toList();
    assertEquals(rust, Catalogue.expand("rust/*"));
    assertEquals(
        rust.stream().map(name -> name + "@ffm-op").toList(), Catalogue.expand("rust/*@ffm-op"));
  }

  /** Or a study would measure less than it says, and not a word of it. */
  @ParameterizedTest
  @ValueSource(strings = {"cobol/*", "/*", "rust/pool/*", "*/*", "cobol/*@ffm", "rust/pool", "@"})
  void whatIsNoStarOfALanguageStandsForItself(String word) {
    assertEquals(List.of(word), Catalogue.expand(word));
  }

  @Test
  void aStarOnAnUnknownRuntimeIsRefusedNameByName() {
    for (String name : Catalogue.expand("java/*@graalwasm")) {
      assertTrue(Catalogue.refusal(name).orElseThrow().contains("java has no runtime graalwasm"));
    }
  }
}
