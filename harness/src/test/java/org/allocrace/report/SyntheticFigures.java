package org.allocrace.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.allocrace.analysis.CostCurve;
import org.allocrace.analysis.InstructionResult;
import org.allocrace.analysis.LatencyResult;
import org.allocrace.analysis.LatencyResult.QuantileResult;
import org.allocrace.analysis.MemoryResult;
import org.allocrace.analysis.OpenLoopResult;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.analysis.Steady;
import org.allocrace.analysis.TailCause;
import org.allocrace.analysis.Warming;
import org.allocrace.model.Arrivals;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.CostPoint;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.OpenLoop;
import org.allocrace.stats.Answer;
import org.allocrace.stats.Interval;
import org.allocrace.stats.SteadyState;
import org.allocrace.stats.SteadyState.Kind;

/** The figures of one contender of {@link SyntheticRun}, by rules that are plain to see. */
final class SyntheticFigures {
  /** The load of mode open-loop. */
  static final OpenLoop LOAD = new OpenLoop(Arrivals.POISSON, 500);

  private static final long MEBIBYTE = 1L << 20;
  private static final int BATCH = 64;

  private SyntheticFigures() {}

  /** Values 1 % apart around the point; the interval leaves out one at each end. */
  static SampleEstimate estimate(double point, int number) {
    List<Double> values =
        IntStream.range(0, number)
            .mapToObj(i -> point * (1 + 0.01 * (i - (number - 1) / 2.0)))
            .toList();
    Interval interval =
        number < 6 ? null : new Interval(values.get(1), values.get(number - 2), 0.978515625);
    return new SampleEstimate(point, interval, values);
  }

  static ClockFacts clock(double step) {
    return new ClockFacts("CLOCK_MONOTONIC", step, 21.4, 100_000);
  }

  static LatencyResult latency(double ns, int blocks, double clockStep, boolean collects) {
    List<LatencyResult.Step> steps = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      steps.add(new LatencyResult.Step(ns * (0.8 + 0.02 * i), i / 40.0));
    }
    List<LatencyResult.TailShare> tail = new ArrayList<>();
    for (long threshold = 1_000; threshold <= 10_000_000; threshold *= 10) {
      long count = (long) (40_000 / (threshold / 1_000.0) * Math.sqrt(ns) / 3);
      tail.add(new LatencyResult.TailShare(threshold, count / 2e8, count));
    }
    return new LatencyResult(
        BATCH,
        List.of(
            new QuantileResult(0.5, estimate(ns * 1.02, blocks)),
            new QuantileResult(0.9, estimate(ns * 1.15, blocks)),
            new QuantileResult(0.99, estimate(ns * 1.7, blocks)),
            new QuantileResult(0.999, estimate(ns * 4, blocks))),
        steps,
        tail,
        causes(tail.getFirst().count(), collects),
        1_234_567,
        clock(clockStep));
  }

  /** A quarter of the operations was interrupted; of those of a collector a tenth collects. */
  private static List<TailCause> causes(long count, boolean collects) {
    List<TailCause> causes = new ArrayList<>();
    if (collects) {
      causes.add(new TailCause("collection", count / 10, count * 9_000));
    }
    causes.add(new TailCause("switch", count / 4, count * 5_000));
    causes.add(new TailCause("steal", 2, count * 2_000));
    causes.add(new TailCause("unknown", count / 2, count * 1_000));
    return causes;
  }

  /** A request is 64 operations; half of its utilisation is added to its response. */
  static OpenLoopResult openLoop(double ns, int blocks, double clockStep) {
    double service = ns * BATCH;
    double utilisation = service / LOAD.periodNs();
    double wait = 1 + utilisation / 2;
    return new OpenLoopResult(
        LOAD,
        BATCH,
        List.of(
            new QuantileResult(0.5, estimate(service, blocks)),
            new QuantileResult(0.99, estimate(service * 2, blocks)),
            new QuantileResult(0.999, estimate(service * 7, blocks))),
        List.of(
            new QuantileResult(0.5, estimate(service * wait, blocks)),
            new QuantileResult(0.99, estimate(service * 2 * wait * wait, blocks)),
            new QuantileResult(0.999, estimate(service * 7 * wait * wait * wait, blocks))),
        utilisation,
        2_345_678,
        clock(clockStep));
  }

  /** Grows for 400 ms from what was loaded to the peak, and gives most of it back. */
  static MemoryResult memory(int index, boolean collects) {
    long peak = (collects ? 60 : 9) * MEBIBYTE + index * 4_096L;
    long loaded = peak / 2;
    Long reserved = index % 5 == 0 ? null : (Long) (401_200L + index * 16_384L);
    List<MemoryResult.Point> timeline = new ArrayList<>();
    for (int ms = -60; ms <= 600; ms += 20) {
      double share = Math.clamp(ms / 400.0, 0, 1);
      long bytes =
          ms > 500 ? loaded + (peak - loaded) / 4 : loaded + (long) (share * (peak - loaded));
      timeline.add(new MemoryResult.Point(ms, ms < -40 ? loaded / 2 : bytes));
    }
    timeline.add(new MemoryResult.Point(620, 0));
    MemoryUse use =
        new MemoryUse(
            peak,
            reserved,
            401_200L,
            collects ? (Long) (long) index : null,
            collects ? (Long) (index * 350_000L) : null,
            collects ? (Long) (index * 1_000_000L) : null,
            60_000_000L,
            560_000_000L,
            null);
    return new MemoryResult(
        use,
        peak,
        loaded,
        loaded + (peak - loaded) / 4,
        reserved == null ? null : (Double) (reserved / 401_200.0),
        reserved == null || collects ? null : (Double) (reserved / 1_024.0),
        collects ? (Double) (index * 1_000_000 / 254_950.0) : null,
        timeline);
  }

  /** Ten a nanosecond; every second contender differs from invocation to invocation. */
  static InstructionResult instructions(int index, double ns) {
    double most = index % 2 == 0 ? ns * 10 : ns * 10.1;
    return new InstructionResult(ns * 10, ns * 10, most, "callgrind");
  }

  /** One invocation warms up, one is too short to tell, the others are flat. */
  static Steady steady(double ns, int blocks) {
    SortedMap<Integer, Answer<SteadyState>> invocations = new TreeMap<>();
    for (int block = 0; block < blocks; block++) {
      Kind kind = block == 0 ? Kind.WARMUP : Kind.FLAT;
      invocations.put(
          block,
          block == 1
              ? new Answer.TooFew<>(SteadyState.FEWEST, 4)
              : new Answer.Known<>(new SteadyState(kind, List.of(), null, List.of())));
    }
    return new Steady(invocations, estimate(ns, blocks), ns * 1.02);
  }

  /** A first replay that is fifty times dearer in a JVM, and twice elsewhere. */
  static Warming warming(double ns, boolean jvm, int blocks) {
    double cold = ns * (jvm ? 50 : 2);
    List<CostPoint> points = new ArrayList<>();
    for (int replays = 1; replays <= 64; replays *= 2) {
      long operations = 254_950L * replays;
      points.add(
          new CostPoint(operations, Math.round(254_950 * cold + (operations - 254_950) * ns)));
    }
    return new Warming(estimate(cold, blocks), new CostCurve(points, ns));
  }
}
