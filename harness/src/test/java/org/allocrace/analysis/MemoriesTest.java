package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.allocrace.model.Measurement;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Resident;
import org.allocrace.model.TraceFacts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoriesTest {
  private static final TraceFacts POOL =
      new TraceFacts("t", "t", "pool", "0123abcd", 9, 3, 2, 1_000, 16L, null, "");

  private static Resident seen(long... pairs) {
    List<Resident.Point> points = new java.util.ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      points.add(new Resident.Point(pairs[i] * 1_000_000, pairs[i + 1]));
    }
    return new Resident(5, points);
  }

  private static MemoryResult of(MemoryUse use) {
    TreeMap<Integer, Measurement> byBlock = new TreeMap<>();
    byBlock.put(
        0, new Measurement("0a", 9, null, null, List.of(), List.of(), List.of(), use, null));
    MemoryResult result = Memories.of(byBlock, POOL, true);
    assertNotNull(result);
    return result;
  }

  private static MemoryUse use(@Nullable Long begin, @Nullable Long end, @Nullable Resident seen) {
    return new MemoryUse(700L, 4_000L, 1_000L, null, null, null, begin, end, seen);
  }

  @Test
  void whatTheParentSawIsCutAtTheReplay() {
    MemoryResult result =
        of(
            use(
                12_000_000L,
                30_000_000L,
                seen(0, 100, 5, 300, 10, 400, 15, 900, 25, 800, 31, 650, 36, 600, 41, 0)));
    assertEquals(400L, result.loaded(), "the last look before the replay");
    assertEquals(900L, result.peak(), "the parent saw more than the program");
    assertEquals(600L, result.drained(), "the last look at a process that lived");
    assertEquals(new MemoryResult.Point(-12, 100), result.timeline().getFirst());
    // Oracle: 4,000 bytes for 1,000 requested, and for 16 slots.
    assertEquals(4.0, Objects.requireNonNull(result.overhead()), 1e-12);
    assertEquals(250.0, Objects.requireNonNull(result.bytesPerSlot()), 1e-12);
  }

  @Test
  void whatNobodySawIsNotMadeUp() {
    MemoryResult result = of(use(null, null, null));
    assertEquals(700L, result.peak(), "the program's own");
    assertNull(result.loaded());
    assertNull(result.drained());
    assertEquals(List.of(), result.timeline());
    MemoryResult silent =
        of(new MemoryUse(null, null, 1_000L, null, null, null, null, null, seen()));
    assertNull(silent.peak());
    assertNull(silent.overhead());
    assertNull(silent.bytesPerSlot());
  }

  @Test
  void withoutInvocationsThereIsNoResult() {
    assertNull(Memories.of(new TreeMap<>(), POOL, true));
  }
}
