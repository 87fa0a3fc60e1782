package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void whatDoesNotApplySaysWhatWould() {
    assertEquals(
        "only traces of kind pool can be run", Sentences.notApplicable("rust/pool@ffm", "heap"));
    assertEquals(
        "only traces of kind heap or pool or arena can be run",
        Sentences.notApplicable("rust/heap@ffm-op", "expr"));
    assertEquals(
        "it cannot do all that this trace asks for",
        Sentences.notApplicable("rust/arena", "arena"));
  }

  @Test
  void withoutACollectorNothingThatLeavesGarbageApplies() {
    assertEquals(
        "it leaves garbage with every replay, and its runtime has no collector",
        Sentences.notApplicable("java/heap@epsilon", "heap"));
  }
}
