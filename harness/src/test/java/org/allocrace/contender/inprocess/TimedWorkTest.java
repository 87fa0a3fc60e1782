package org.allocrace.contender.inprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.Age;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.allocrace.replay.Argument;
import org.allocrace.replay.Plan;
import org.allocrace.replay.Replay;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.synthetic.RandomTraces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the timed loop does with the contenders, not how fast. */
class TimedWorkTest {
  @Test
  void contendersOfAPlacementPolicyDoTheSameTimedWorkOnGeneratedTraces() throws Exception {
    for (Kind kind : Kind.values()) {
      for (int seed = 0; seed < 50; seed++) {
        Trace trace = RandomTraces.generate(kind, seed, 300);
        Map<Placement, String> works = new HashMap<>();
        for (ContenderFacts facts : Catalogue.of("java")) {
          var verification = JavaContenders.verify(facts, trace);
          if (verification.code() != null) {
            assertNull(verification.work());
            continue;
          }
          String work = String.valueOf(verification.work());
          assertEquals(
              works.computeIfAbsent(facts.placement(), _ -> work),
              work,
              facts.name() + " on " + kind + " " + seed);
        }
      }
    }
  }

  @Test
  void agedContendersOfAPlacementPolicyDoTheSameTimedWork() throws Exception {
    for (Kind kind : List.of(Kind.HEAP, Kind.POOL)) {
      for (int seed = 0; seed < 20; seed++) {
        Trace trace = RandomTraces.generate(kind, seed, 300);
        for (int occupancy : new int[] {0, 50, 99}) {
          Map<Placement, String> works = new HashMap<>();
          for (ContenderFacts facts : Catalogue.of("java")) {
            if (!facts.kinds().contains(kind.word())
                || JavaContenders.verify(facts, trace).code() != null) {
              continue;
            }
            String work = JavaContenders.work(facts, trace, new Age(occupancy, 3), seed);
            assertEquals(
                works.computeIfAbsent(facts.placement(), _ -> work),
                work,
                facts.name() + " on " + kind + " " + seed + " at " + occupancy);
          }
        }
      }
    }
  }

  /**
   * Oracle: the event {@code work} of {@code allocrace-replay-rust replay --contender rust/pool
   * --mode throughput --seed 1 --multiplier 3 --occupancy …}, which shares no code with this one.
   */
  @ParameterizedTest
  @CsvSource({
    "kslab_vma, 0, d2bd0279",
    "kslab_vma, 50, 9c7eb79f",
    "kslab_vma, 90, ddb7c4fb",
    "kslab.pools, 50, 50b70463",
  })
  void bundledTracesOnAgedPoolsGiveTheWorkOfTheRustProgram(String trace, int occupancy, String work)
      throws Exception {
    Trace read = TraceFile.read(Path.of("..", "traces", trace + ".atr.gz"));
    for (String pool :
        List.of("java/pool", "java/pool-slots", "java/pool-recycling", "java/pool-objects")) {
      ContenderFacts facts = JavaContenders.facts(pool);
      assertEquals(work, JavaContenders.work(facts, read, new Age(occupancy, 3), 1), pool);
    }
  }

  @Test
  void whatIsNotPlacedDoesTheSameWorkOnAnAgedHeap() throws Exception {
    Trace trace = RandomTraces.generate(Kind.HEAP, 3, 300);
    ContenderFacts heap = JavaContenders.facts("java/heap");
    assertEquals(
        JavaContenders.work(heap, trace), JavaContenders.work(heap, trace, new Age(50, 5), 1));
  }

  /** Oracle: {@code allocrace-replay-rust verify --list}, which shares no code with this one. */
  @ParameterizedTest
  @CsvSource({
    "kslab.pools, java/pool, 6cd2b453",
    "kslab.pools, java/null, 050c5d1f",
    "kslab_vma, java/pool-slots, ee7a1466",
    "nginx_pool.arena, java/arena, 8acaf87f",
    "pg_memctx.arena, java/arena-segments, 85a6e8ef",
    "expr-calc, java/arena, aee9c7dc",
    "expr-calc, java/heap, a5d655eb",
  })
  void bundledTracesGiveTheWorkOfTheRustProgram(String trace, String contender, String work)
      throws Exception {
    Trace read = TraceFile.read(Path.of("..", "traces", trace + ".atr.gz"));
    assertEquals(work, JavaContenders.work(JavaContenders.facts(contender), read));
  }

  @Test
  void aReplayRunAgainOnTheSameContenderFindsItEmpty() throws Exception {
    // A pool of 16 slots whose 16 objects were not given back would be exhausted the second time.
    TraceBuilder builder = new TraceBuilder(Kind.POOL);
    var _ = builder.declareClass(8, 16);
    for (int i = 0; i < 16; i++) {
      builder.allocClass(0);
    }
    Trace trace = builder.build();
    for (ContenderFacts facts : Catalogue.of("java")) {
      if (!facts.kinds().contains("pool")) {
        continue;
      }
      try (var contender = JavaContenders.make(facts.name(), Plan.of(trace))) {
        Replay session = new Replay(contender, JavaContenders.code(facts, trace));
        session.whole();
        session.whole();
      }
    }
  }

  @Test
  void theControlLooksAtEveryHandleThatIsGivenBack() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    for (int i = 0; i < 5; i++) {
      builder.alloc(8, 0); // registers 0 to 4, which are also the handles; the closing frees them
    }
    Trace trace = builder.build();
    NullControl control = new NullControl(Plan.of(trace));
    new Replay(control, JavaContenders.code(JavaContenders.facts("java/null"), trace)).whole();
    assertEquals(0 + 1 + 2 + 3 + 4, control.freed());
  }

  /** Oracle: the low min(size, 4) bytes of 0x12345678, by hand. */
  @ParameterizedTest
  @CsvSource({
    "1, 12, 00000078",
    "2, 0, 00005678",
    "3, 4, 00345678",
    "4, 0, 12345678",
    "9, 3, 12345678",
  })
  void theControlReadsAsMuchOfAStampAsAnObjectOfTheSizeKeeps(int size, int log2, String word)
      throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP).aligned();
    builder.alloc(size, log2);
    NullControl control = new NullControl(Plan.of(builder.build()));
    int arg = Argument.of(size, log2);
    int handle = control.alloc(0, arg, 0x12345678);
    assertEquals(word, String.format("%08x", control.touch(0, handle, arg)));
  }

  @Test
  void objectsShorterThanAWordAreWrittenToTheirEndAndNoFurther() {
    // Oracle: the first bytes of the little-endian word 0x0000000012345678; a 9th byte stays.
    byte[] word = {0x78, 0x56, 0x34, 0x12, 0, 0, 0, 0};
    for (int size = 1; size <= 8; size++) {
      byte[] expected = Arrays.copyOf(word, size);
      byte[] bytes = new byte[size];
      Arrays.fill(bytes, (byte) -1);
      ByteArrays.touch(bytes, 0x12345678);
      assertEquals(hex(expected), hex(bytes), "array of " + size);
      byte[] longer = new byte[12];
      Arrays.fill(longer, (byte) -1);
      Bytes.touch(MemorySegment.ofArray(longer), 2, size, 0x12345678);
      assertEquals(
          "ffff" + hex(expected) + "ff".repeat(10 - size), hex(longer), "segment of " + size);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
