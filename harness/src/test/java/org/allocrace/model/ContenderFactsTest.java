package org.allocrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A contender's name in its parts. */
class ContenderFactsTest {
  @Test
  void aNameWithoutARuntimeIsThatOfTheLanguagesProgram() {
    assertEquals("rust/pool", ContenderFacts.base("rust/pool"));
    assertNull(ContenderFacts.runtime("rust/pool"));
    assertEquals("rust", ContenderFacts.program("rust/pool"));
    assertEquals("pool", ContenderFacts.allocator("rust/pool"));
    assertEquals("rust/heap", ContenderFacts.beside("rust/pool", "heap"));
  }

  @Test
  void aRuntimeIsPartOfTheProgramAndOfThoseBeside() {
    String name = "ocaml/pool-slots@5.3-s1m";
    assertEquals("ocaml/pool-slots", ContenderFacts.base(name));
    assertEquals("5.3-s1m", ContenderFacts.runtime(name));
    assertEquals("ocaml", ContenderFacts.language(name));
    assertEquals("ocaml@5.3-s1m", ContenderFacts.program(name));
    assertEquals("pool-slots", ContenderFacts.allocator(name));
    assertEquals("ocaml/null@5.3-s1m", ContenderFacts.beside(name, "null"));
  }

  @Test
  void aHeapAndAControlAreOneOnEveryRuntime() {
    assertTrue(new ContenderFacts("java/heap@zgc", "", List.of(), Placement.NONE).isHeap());
    assertTrue(new ContenderFacts("rust/null@ffm", "", List.of(), Placement.NONE).isControl());
  }
}
