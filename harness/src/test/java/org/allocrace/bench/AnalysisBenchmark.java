package org.allocrace.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.allocrace.analysis.Analyzer;
import org.allocrace.analysis.RunResult;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.model.Phase;
import org.allocrace.model.Placement;
import org.allocrace.model.Run;
import org.allocrace.model.Study;
import org.allocrace.model.TraceFacts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A drawn run of 100 cells, 50 invocations each, 50 iterations each, from records to results, in a
 * process that has done nothing else; the goal is under 3 s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(5)
@Warmup(iterations = 0)
@org.openjdk.jmh.annotations.Measurement(iterations = 1)
public class AnalysisBenchmark {
  private static final int TRACES = 10;
  private static final int INVOCATIONS = 50;
  private static final int ITERATIONS = 50;

  /** A control, a general allocator and others in two languages. */
  private static final List<ContenderFacts> CONTENDERS =
      List.of(
          contender("a/null", Placement.NONE),
          contender("a/heap", Placement.NONE),
          contender("a/one", Placement.LIFO_POOL),
          contender("a/two", Placement.LIFO_POOL),
          contender("a/three", Placement.LIFO_POOL),
          contender("b/null", Placement.NONE),
          contender("b/heap", Placement.NONE),
          contender("b/one", Placement.LIFO_POOL),
          contender("b/two", Placement.LIFO_POOL),
          contender("b/three", Placement.LIFO_POOL));

  private final SplittableRandom random = new SplittableRandom(1);
  private final List<Invocation> invocations = new ArrayList<>();
  private final Run run = draw();

  private static ContenderFacts contender(String name, Placement placement) {
    return new ContenderFacts(name, "", List.of("pool"), placement);
  }

  private Run draw() {
    List<TraceFacts> traces = new ArrayList<>();
    List<CellFacts> cells = new ArrayList<>();
    for (int i = 0; i < TRACES; i++) {
      String name = "trace" + i;
      traces.add(new TraceFacts(name, name, "pool", "0123abcd", 5000, 2000, 9, 9, null, null, ""));
      for (ContenderFacts contender : CONTENDERS) {
        Cell cell = new Cell(contender.name(), name);
        cells.add(new CellFacts(cell, CellFacts.Status.AGREES, null, "0a", null));
        double level = 2 + random.nextDouble();
        for (int block = 0; block < INVOCATIONS; block++) {
          Measurement measured = measurement(level);
          invocations.add(
              Examples.measured(block, cell, org.allocrace.model.Mode.THROUGHPUT, measured));
        }
      }
    }
    Study like = Examples.study();
    Study study =
        new Study(
            "drawn",
            "",
            traces.stream().map(TraceFacts::name).toList(),
            CONTENDERS.stream().map(ContenderFacts::name).toList(),
            List.of("a/one"),
            1,
            Examples.SAMPLING,
            null,
            like.modes());
    return new Run(Run.SCHEMA, "0.1.0", "now", null, study, traces, cells, List.of());
  }

  private Measurement measurement(double level) {
    double own = level * (1 + 0.02 * random.nextGaussian());
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < ITERATIONS; i++) {
      Phase phase = i < ITERATIONS / 2 ? Phase.WARMUP : Phase.MEASURE;
      double ns = own * (1 + 0.01 * random.nextGaussian()) * (i < 8 ? 1.3 : 1);
      iterations.add(new Iteration(phase, i % 25, Math.round(ns * 1e6), 1_000_000, 200));
    }
    return new Measurement(
        "0123abcd", 5000, "00000001", null, List.of(), iterations, List.of(), null, null);
  }

  /** Estimates, comparisons and steady states. */
  @Benchmark
  public RunResult analysis() {
    return new Analyzer(run, CONTENDERS, invocations).analyze();
  }
}
