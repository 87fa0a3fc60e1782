package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.allocrace.analysis.Agreement;
import org.allocrace.contender.Catalogue;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.process.ReplayProgram;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Verification;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Op;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.synthetic.RandomTraces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten thousand small traces through every contender of all languages: same digests, same work, same
 * errors.
 */
class DifferentialTest {
  private static final int SEEDS = 2_500;
  private static final int OPERATIONS = 120;

  /** Bytes that the values of OCaml's collector are aligned to. */
  private static final int OCAML_ALIGNMENT = 8;

  private static final Programs PROGRAMS = new Programs(Path.of(".."));

  @Test
  void everyContenderDoesTheSameWorkOnTenThousandGeneratedTraces(@TempDir Path directory)
      throws Exception {
    List<Path> files = new ArrayList<>();
    List<Trace> traces = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int seed = 0; seed < SEEDS; seed++) {
        Trace trace = RandomTraces.generate(kind, seed, OPERATIONS);
        Path file = directory.resolve(kind.word() + seed + ".atr");
        TraceFile.write(trace, file);
        files.add(file);
        traces.add(trace);
      }
    }
    Map<Path, List<Verification>> rust = verify("rust", files);
    Map<Path, List<Verification>> ocaml = verify("ocaml", files);
    Agreement agreement = new Agreement(Catalogue.contenders());
    Map<String, Integer> agreeing = new TreeMap<>();
    int exhausted = 0;
    for (int i = 0; i < files.size(); i++) {
      Trace trace = traces.get(i);
      List<Verification> all = new ArrayList<>(Objects.requireNonNull(rust.get(files.get(i))));
      for (ContenderFacts facts : Catalogue.of("java")) {
        all.add(JavaContenders.verify(facts, trace));
      }
      all.addAll(Objects.requireNonNull(ocaml.get(files.get(i))));
      assertEquals(Catalogue.contenders().size(), all.size(), files.get(i).toString());
      for (Verification one : all) {
        ContenderFacts facts = Catalogue.get(one.contender());
        assertEquals(canRun(facts, trace), !one.notApplicable(), files.get(i) + ": " + one);
        switch (agreement.verdict(one, all)) {
          case AGREES -> {
            assertNotNull(one.work(), files.get(i) + ": " + one);
            var _ = agreeing.merge(cell(facts, trace.kind().word()), 1, Integer::sum);
          }
          case FAILED -> {
            exhausted++;
            assertSameFailure(one, all, files.get(i));
          }
          case DISAGREES -> throw new AssertionError(files.get(i) + ": " + one + " among " + all);
          case NOT_APPLICABLE -> {}
        }
      }
    }
    assertEveryCellIsCovered(agreeing);
    assertTrue(exhausted > 0, "no generated trace exceeded a capacity");
  }

  /**
   * What {@code describe} says in {@code kinds} and {@code cannot}; docs/limits.md has the list.
   */
  private static boolean canRun(ContenderFacts facts, Trace trace) {
    if (!facts.kinds().contains(trace.kind().word())) {
      return false;
    }
    return switch (facts.name()) {
      case "rust/arena", "ocaml/arena" -> trace.kind() != Kind.ARENA || !hasMarks(trace);
      case "ocaml/heap" -> largestAlignment(trace) <= OCAML_ALIGNMENT;
      default -> true;
    };
  }

  private static boolean hasMarks(Trace trace) {
    return Arrays.stream(trace.operations()).anyMatch(word -> Op.opcode(word) == Op.MARK);
  }

  private static int largestAlignment(Trace trace) {
    int largest = 0;
    if (trace.alignments() != null) {
      for (byte log2 : trace.alignments()) {
        largest = Math.max(largest, log2);
      }
    }
    return 1 << largest;
  }

  private static String cell(ContenderFacts facts, String kind) {
    return facts.name() + " on " + kind;
  }

  /**
   * A contender that is kept from most traces proves nothing. At most half of the traces of a kind
   * have alignments that one contender cannot do, at most a quarter has marks, and less than a
   * quarter asks for more than a capacity: whoever has the most against it must agree on a quarter.
   */
  private static void assertEveryCellIsCovered(Map<String, Integer> agreeing) {
    for (ContenderFacts facts : Catalogue.contenders()) {
      for (String kind : facts.kinds()) {
        String cell = cell(facts, kind);
        int count = agreeing.getOrDefault(cell, 0);
        assertTrue(count >= SEEDS / 4, cell + " agreed on " + count + " traces");
      }
    }
  }

  private static Map<Path, List<Verification>> verify(String language, List<Path> files)
      throws Exception {
    List<String> names = Catalogue.of(language).stream().map(ContenderFacts::name).toList();
    return new ReplayProgram(PROGRAMS.launch(language), Duration.ofMinutes(5))
        .verify(files, names, 1 << 26);
  }

  private static void assertSameFailure(Verification one, List<Verification> all, Path file) {
    for (Verification other : all) {
      if (!other.notApplicable()) {
        assertEquals(one.code(), other.code(), file + ": " + other);
        assertEquals(one.operation(), other.operation(), file + ": " + other);
      }
    }
  }
}
