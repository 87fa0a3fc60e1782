package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.allocrace.analysis.Agreement;
import org.allocrace.analysis.Agreement.Verdict;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Verification;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Objects of one, two and three bytes whose stamps do not fit into them: a contender that masks
 * wrongly, or not at all, reads what the others do not. That takes ordinals above 255 and 65,535,
 * which the short traces of {@link DifferentialTest} never reach; no trace that a test can afford
 * reaches the 2^24 of three bytes, where only a mask that is too narrow shows.
 *
 * <p>The oracle is the agreement of three languages that share no code.
 */
class ShortObjectsTest {
  private static final int ALLOCATIONS = 72_000;
  private static final int SIZES = 3;
  private static final int LIVE = 7;

  @TempDir private Path directory = Path.of("");

  @Test
  void contendersAgreeOnHeapObjectsShorterThanTheirStamps() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.HEAP);
    for (int i = 0; i < ALLOCATIONS; i++) {
      touchAndFree(builder, builder.alloc(size(i), 0));
    }
    assertAllAgree(builder.build());
  }

  @Test
  void contendersAgreeOnSlotsShorterThanTheirStamps() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.POOL);
    for (int i = 0; i < SIZES; i++) {
      var _ = builder.declareClass(size(i), LIVE + 1);
      builder.put("class." + i, "bytes" + size(i));
    }
    for (int i = 0; i < ALLOCATIONS; i++) {
      touchAndFree(builder, builder.allocClass(i % SIZES));
    }
    assertAllAgree(builder.build());
  }

  /** Nothing reads an arena's objects in the timed loop; the checking replay does at each reset. */
  @Test
  void contendersAgreeOnArenaObjectsShorterThanTheirStamps() throws Exception {
    TraceBuilder builder = new TraceBuilder(Kind.ARENA);
    int arena = builder.create(ALLOCATIONS);
    for (int i = 0; i < ALLOCATIONS; i++) {
      builder.bump(arena, size(i), 0);
      if (i % 1_000 == 999) {
        builder.reset(arena);
      }
    }
    builder.destroy(arena);
    assertAllAgree(builder.build());
  }

  private static int size(int allocation) {
    return 1 + allocation % SIZES;
  }

  /** Ids are ordinals: seven objects live on, the one before them is touched and freed. */
  private static void touchAndFree(TraceBuilder builder, int newest) {
    builder.touch(newest);
    if (newest >= LIVE) {
      builder.touch(newest - LIVE);
      builder.free(newest - LIVE);
    }
  }

  private void assertAllAgree(Trace trace) throws Exception {
    Path file = directory.resolve(trace.kind().word() + ".atr");
    TraceFile.write(trace, file);
    List<ContenderFacts> contenders = Catalogue.contenders();
    StringWriter said = new StringWriter();
    List<Verification> all =
        new CrossCheck(new Programs(Path.of("..")), 1 << 26, new PrintWriter(said, true))
            .run(trace, file, contenders.stream().map(ContenderFacts::name).toList());
    Agreement agreement = new Agreement(contenders);
    Map<String, Verdict> expected = new TreeMap<>();
    for (ContenderFacts facts : contenders) {
      boolean listed = facts.kinds().contains(trace.kind().word());
      expected.put(facts.name(), listed ? Verdict.AGREES : Verdict.NOT_APPLICABLE);
    }
    Map<String, Verdict> verdicts = new TreeMap<>();
    for (Verification one : all) {
      verdicts.put(one.contender(), agreement.verdict(one, all));
      assertEquals(one.notApplicable(), one.work() == null, one.toString());
    }
    assertEquals(expected, verdicts, said + " " + all);
  }
}
