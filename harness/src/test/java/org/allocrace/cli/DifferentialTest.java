package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.allocrace.analysis.Agreement;
import org.allocrace.contender.Catalogue;
import org.allocrace.contender.inprocess.JavaContenders;
import org.allocrace.driver.process.ReplayProgram;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Verification;
import org.allocrace.trace.Kind;
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
    int agreeing = 0;
    int exhausted = 0;
    for (int i = 0; i < files.size(); i++) {
      List<Verification> all = new ArrayList<>(Objects.requireNonNull(rust.get(files.get(i))));
      for (ContenderFacts facts : Catalogue.of("java")) {
        all.add(JavaContenders.verify(facts, traces.get(i)));
      }
      all.addAll(Objects.requireNonNull(ocaml.get(files.get(i))));
      assertEquals(Catalogue.contenders().size(), all.size(), files.get(i).toString());
      for (Verification one : all) {
        switch (agreement.verdict(one, all)) {
          case AGREES -> agreeing++;
          case FAILED -> {
            exhausted++;
            assertSameFailure(one, all, files.get(i));
          }
          case DISAGREES -> throw new AssertionError(files.get(i) + ": " + one + " among " + all);
          case NOT_APPLICABLE -> {}
        }
      }
    }
    assertTrue(agreeing > 5 * SEEDS, "agreeing cells: " + agreeing);
    assertTrue(exhausted > 0, "no generated trace exceeded a capacity");
  }

  private static Map<Path, List<Verification>> verify(String language, List<Path> files)
      throws Exception {
    List<String> names = Catalogue.of(language).stream().map(ContenderFacts::name).toList();
    return new ReplayProgram(PROGRAMS.executable(language), Duration.ofMinutes(5))
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
