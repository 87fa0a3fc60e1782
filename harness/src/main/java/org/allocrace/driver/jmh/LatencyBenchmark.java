package org.allocrace.driver.jmh;

import java.util.concurrent.TimeUnit;
import org.allocrace.replay.Replay;
import org.allocrace.replay.ReplayCode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.IterationParams;

/**
 * Latency: a measured iteration reads the clock itself, between batches in the even ones and
 * between operations in the odd ones. The warm-up is that of the throughput; the recording is
 * compiled before it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LatencyBenchmark {
  private Fork fork;
  private LatencyRecorder recorder;
  private OwnIterations iterations;

  /** Made by JMH, which calls {@link #open} first. */
  @SuppressWarnings("NullAway.Init")
  public LatencyBenchmark() {}

  /** Opens the fork, proves the work and lets the compilers finish. */
  @Setup(Level.Trial)
  public void open() {
    fork =
        Fork.open(
            opened -> {
              opened.events().clock(ClockCalibration.run());
              opened.proveWork(opened.session()::whole);
              ReplayCode singles = opened.singles();
              recorder =
                  new LatencyRecorder(
                      opened.own().session(),
                      opened.own().code(),
                      new Replay(opened.own().contender(), singles),
                      singles,
                      new Causes(Counters.ofThisThread()));
              Replays.settle(recorder::both);
              recorder.clear();
            });
    iterations = new OwnIterations(fork);
  }

  /** Counts iterations from 0 in each phase. */
  @Setup(Level.Iteration)
  public void next(IterationParams params) {
    iterations.next(params);
  }

  /** One iteration: whole replays until it is long enough. */
  @Benchmark
  public long replay() {
    return iterations.run(index -> index % 2 == 0 ? recorder.batches() : recorder.singles());
  }

  /** Reports what was recorded. */
  @TearDown(Level.Trial)
  public void close() {
    iterations.report();
    fork.events().latency(recorder.batchSeries());
    fork.events().latency(recorder.singleSeries());
    fork.close();
  }
}
