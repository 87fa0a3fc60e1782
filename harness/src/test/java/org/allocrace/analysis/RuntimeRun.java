package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Cell;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.CostPoint;
import org.allocrace.model.Examples;
import org.allocrace.model.Hosting;
import org.allocrace.model.Invocation;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.Phase;
import org.jspecify.annotations.Nullable;

/** A scripted run of one trace, t, of 5,000 operations; its reference is rust/pool. */
public final class RuntimeRun {
  private static final long OPERATIONS = 5000;
  private static final long COLD_NS = 40_000;

  private final List<String> contenders = new ArrayList<>();
  private final List<Invocation> invocations = new ArrayList<>();

  /**
   * Rust's pool and control on several runtimes, in an order that no table should have. {@code
   * RuntimesTest} works out by hand what follows.
   */
  public static RuntimeRun ofRust() {
    return new RuntimeRun()
        .guest("rust/pool@graalwasm", new Hosting(900, 700, 1), 9.0, 9.3, 9.6, 9.9, 10.2, 10.5)
        .measured("rust/null", 1.0, 1.1, 1.2, 1.3, 1.4, 1.5)
        .measured("rust/pool", 3.0, 3.1, 3.2, 3.3, 3.4, 3.5)
        .guest("rust/pool@ffm-op", new Hosting(3_000_000, 7, 5000), 7.0, 7.1, 7.2, 7.3, 7.4, 7.5)
        .guest("rust/null@ffm-op", new Hosting(2_000_000, 6, 5000), 5.0, 5.1, 5.2, 5.3, 5.4, 5.5)
        .measured("rust/pool@1.96", 4.5, 4.65, 4.8, 4.95, 5.1, 5.25)
        .guest("rust/null@graalwasm", new Hosting(800, 500, 1), 8.9, 9.2, 9.5, 9.8, 10.1, 10.7);
  }

  /** A block for each value, ns an operation. */
  public RuntimeRun measured(String contender, double... nsPerOperation) {
    return add(contender, COLD_NS, null, nsPerOperation);
  }

  /** The same of a guest: block b takes (b + 1) times as long to start as is said. */
  public RuntimeRun guest(String contender, Hosting hosting, double... nsPerOperation) {
    return add(contender, COLD_NS, hosting, nsPerOperation);
  }

  /** Six equal blocks; the first replay costs so much, the second what it costs in the end. */
  public RuntimeRun warmed(String contender, long coldNs, @Nullable Hosting hosting, double ns) {
    return add(contender, coldNs, hosting, ns, ns, ns, ns, ns, ns);
  }

  private RuntimeRun add(
      String contender, long coldNs, @Nullable Hosting hosting, double... nsPerOperation) {
    contenders.add(contender);
    for (int block = 0; block < nsPerOperation.length; block++) {
      double ns = nsPerOperation[block];
      Measurement measurement =
          new Measurement(
              "0123abcd",
              OPERATIONS,
              "00000001",
              new ClockFacts("CLOCK_MONOTONIC", 1, 21.5, 100_000),
              List.of(
                  new CostPoint(OPERATIONS, coldNs),
                  new CostPoint(2 * OPERATIONS, coldNs + Math.round(OPERATIONS * ns))),
              List.of(
                  new Iteration(Phase.WARMUP, 0, Math.round(ns * 20_000), 10_000, 2),
                  new Iteration(Phase.MEASURE, 0, Math.round(ns * 10_000), 10_000, 2)),
              List.of(),
              null,
              null,
              hosting == null
                  ? null
                  : new Hosting(
                      hosting.startNs() * (block + 1), hosting.callNs(), hosting.calls()));
      invocations.add(
          Examples.measured(block, new Cell(contender, "t"), Mode.THROUGHPUT, measurement));
    }
    return this;
  }

  /** What the analysis makes of it. */
  public RunResult result() {
    return new Analyzer(
            Examples.agreeing(contenders, "rust/pool"),
            Examples.contenders(contenders),
            invocations)
        .analyze();
  }
}
