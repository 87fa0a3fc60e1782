package org.allocrace.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.allocrace.stats.RankTest;
import org.allocrace.stats.SignedRank;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The exact signed-rank test of 60 differences, the first call of a process apart from the others;
 * the goal is under 10 ms.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SignedRankBenchmark {
  private final double[] differences =
      new SplittableRandom(1).doubles(60).map(value -> value - 0.4).toArray();

  /** In a process that has done nothing else. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(10)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public RankTest first() {
    return SignedRank.test(differences);
  }

  /** Compiled. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Fork(3)
  @Warmup(iterations = 3, time = 1)
  @Measurement(iterations = 5, time = 1)
  public RankTest repeated() {
    return SignedRank.test(differences);
  }
}
