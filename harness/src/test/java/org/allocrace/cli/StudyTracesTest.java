package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.allocrace.model.ArenaUse;
import org.allocrace.model.TraceFacts;
import org.allocrace.trace.Limits;
import org.junit.jupiter.api.Test;

/** Traces of the repository, by name and by path. */
class StudyTracesTest {
  private static final Path HOME = Path.of("..");
  private static final String GOLDEN = "../traces/golden/";

  private static List<TraceFacts> open(String... names) throws Exception {
    return new StudyTraces(HOME)
        .open(List.of(names), Limits.DEFAULT).stream().map(StudyTraces.Opened::facts).toList();
  }

  private static String refusal(String... names) {
    return String.valueOf(assertThrows(UserException.class, () -> open(names)).getMessage());
  }

  @Test
  void aBundledTraceIsNamedWithoutItsEnding() throws Exception {
    TraceFacts facts = open("expr-calc").getFirst();
    assertEquals("expr-calc", facts.name());
    assertEquals("expr-calc", facts.file());
    assertEquals("expr", facts.kind());
    assertTrue(facts.crc().matches("[0-9a-f]{8}"), facts.crc());
  }

  @Test
  void aTraceOfOnesOwnIsNamedByItsPathAndKeepsItsOrder() throws Exception {
    List<TraceFacts> facts = open(GOLDEN + "pool.atr", GOLDEN + "heap.atr");
    assertEquals(List.of("pool", "heap"), facts.stream().map(TraceFacts::name).toList());
    assertEquals(GOLDEN + "pool.atr", facts.getFirst().file());
  }

  @Test
  void onlyAPoolHasSlotsAndOnlyArenasHaveWaste() throws Exception {
    List<TraceFacts> facts =
        open(GOLDEN + "pool.atr", GOLDEN + "arena.atr", GOLDEN + "heap.atr", GOLDEN + "expr.atr");
    // Three classes of at most 2 slots: the smallest capacity, 16, for each.
    assertEquals(
        Arrays.asList(48L, null, null, null), facts.stream().map(TraceFacts::poolSlots).toList());
    // By hand from arena.atr.txt: 24 and 1 bytes, 7 of padding and 16 more are there at the reset
    // of arena 0, and 4,096 at its end; arena 1 declares nothing and stays empty.
    assertEquals(
        Arrays.asList(null, new ArenaUse(3, 48 + 4_096, 7, 2 * 4_096), null, null),
        facts.stream().map(TraceFacts::arenaUse).toList());
  }

  @Test
  void aNameThatIsNotBundledIsRefusedWithTheNearest() {
    assertEquals(
        "no bundled trace is called \"kslab.pool\" (did you mean \"kslab.pools\"?);"
            + " a trace of your own is named by its path",
        refusal("kslab.pool"));
  }

  @Test
  void twoTracesOfOneNameAreRefused() {
    assertEquals(
        "the study names two traces that are both called heap",
        refusal(GOLDEN + "heap.atr", GOLDEN + "heap.atr.txt"));
  }

  @Test
  void aPathThatIsNotThereIsRefused() {
    assertEquals("nowhere/t.atr: there is no such file", refusal("nowhere/t.atr"));
  }
}
