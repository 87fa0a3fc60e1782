package org.allocrace.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.allocrace.stats.ChangeIn;
import org.allocrace.stats.Pelt;
import org.allocrace.stats.Penalty;
import org.allocrace.stats.Segment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Change points of 100,000 values about 1 with a noise of 2 %; the goal is under 1 s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 0)
@Measurement(iterations = 10)
public class ChangePointBenchmark {
  private static final int VALUES = 100_000;
  private static final double NOISE = 0.02;

  /** Each change is of 5 or 10 %. */
  @Param({"0", "50"})
  public int changes = 0;

  /** What changes. */
  @Param({"mean", "variance", "both"})
  public String model = "";

  private double[] series = new double[0];
  private ChangeIn change = new ChangeIn.Mean(NOISE);

  /** Draws the series. */
  @Setup
  public void draw() {
    SplittableRandom random = new SplittableRandom(1);
    series = new double[VALUES];
    for (int i = 0; i < VALUES; i++) {
      long segment = (long) i * (changes + 1) / VALUES;
      series[i] = 1 + 0.05 * (segment % 3) + NOISE * random.nextGaussian();
    }
    change =
        switch (model) {
          case "mean" -> new ChangeIn.Mean(NOISE);
          case "variance" -> new ChangeIn.Variance(1, 1e-3);
          default -> new ChangeIn.MeanAndVariance(1e-3);
        };
  }

  /** With the penalty and about the least length that steady states are found with. */
  @Benchmark
  public List<Segment> segments() {
    return Pelt.segments(series, change, new Penalty.Manual(15 * Math.log(VALUES)), 30);
  }
}
