package org.allocrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantTest {
  @ParameterizedTest
  @ValueSource(strings = {"rust/pool", "java/pool-slots+0%", "rust/heap~50%", "rust/x@1.96+10%"})
  void aNameIsReadAndWrittenAsItWas(String name) {
    assertEquals(name, Variant.of(name).name());
    assertEquals(name.equals("rust/pool"), Variant.of(name).isPlain());
  }

  @Test
  void theSecondOfAnAaPairHasASlowdownOfZeroAndIsNotPlain() {
    Variant same = Variant.of("rust/pool+0%");
    assertEquals(new Variant("rust/pool", 0, null), same);
    assertFalse(same.isPlain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rust/pool+", "rust/pool+5", "+5%", "a/b+5%~3%", "a/b+1000%"})
  void whatIsNoNameIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> Variant.of(name));
  }

  @Test
  void aRuntimeBelongsToTheContenderAndNotToWhatIsDoneToIt() {
    assertEquals(new Variant("rust/pool@graalwasm", 5, null), Variant.of("rust/pool@graalwasm+5%"));
    assertEquals(new Variant("ocaml/heap@5.3-s1m", null, 50), Variant.of("ocaml/heap@5.3-s1m~50%"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rust/pool@graalwasm",
        "ocaml/pool@graaljs",
        "rust/pool@ffm",
        "rust/pool@ffm-op",
        "ocaml/pool@ffm-op-critical",
        "rust/pool@graalwasm+5%"
      })
  void ofAGuestOnlyWholeReplaysAreMeasured(String guest) {
    for (Mode mode : Mode.values()) {
      assertEquals(mode == Mode.THROUGHPUT, mode.measures(guest), mode.word());
    }
  }

  @Test
  void anotherProcessOrJvmIsMeasuredAsTheOrdinaryOneIs() {
    for (Mode mode : Mode.values()) {
      assertEquals(mode.measures("java/heap"), mode.measures("java/heap@graal"), mode.word());
      assertEquals(mode.measures("java/heap"), mode.measures("java/heap@zgc"), mode.word());
      assertEquals(mode.measures("rust/heap"), mode.measures("rust/heap@jemalloc"), mode.word());
      assertEquals(mode.measures("ocaml/heap"), mode.measures("ocaml/heap@5.3"), mode.word());
    }
  }

  @Test
  void slowdownsAreMeasuredInThroughputOnlyAndInstructionsOfNativeProgramsAsTheyAre() {
    assertTrue(Mode.THROUGHPUT.measures("rust/pool+5%"));
    assertFalse(Mode.LATENCY.measures("rust/pool+5%"));
    assertTrue(Mode.MEMORY.measures("rust/pool~5%"));
    assertTrue(Mode.INSTRUCTIONS.measures("ocaml/pool"));
    assertFalse(Mode.INSTRUCTIONS.measures("ocaml/pool~5%"));
    assertFalse(Mode.INSTRUCTIONS.measures("java/pool"));
  }
}
