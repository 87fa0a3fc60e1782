package org.allocrace.driver.jmh;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.allocrace.model.Arrivals;
import org.allocrace.model.OpenLoop;
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
 * Open loop: measured iterations run batches at intended times. The warm-up is that of the
 * throughput.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OpenLoopBenchmark {
  /** The protocol's own, for a study that says nothing. */
  private static final OpenLoop DEFAULT = new OpenLoop(Arrivals.POISSON, 5_000);

  private Fork fork;
  private OpenLoopRecorder recorder;
  private OwnIterations iterations;

  /** Made by JMH, which calls {@link #open} first. */
  @SuppressWarnings("NullAway.Init")
  public OpenLoopBenchmark() {}

  /** Opens the fork, proves the work and lets the compilers finish. */
  @Setup(Level.Trial)
  public void open() {
    fork =
        Fork.open(
            opened -> {
              opened.events().clock(ClockCalibration.run());
              opened.proveWork(opened.session()::whole);
              OpenLoop load =
                  Objects.requireNonNullElse(opened.request().settings().openLoop(), DEFAULT);
              int requests = OpenLoopRecorder.requests(opened.own().code());
              recorder =
                  new OpenLoopRecorder(
                      opened.own().session(),
                      opened.own().code(),
                      Schedule.of(load, requests, opened.request().settings().seed()));
              Replays.settle(recorder::replay);
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
    return iterations.run(_ -> recorder.replay());
  }

  /** Reports what was recorded. */
  @TearDown(Level.Trial)
  public void close() {
    iterations.report();
    fork.events().latency(recorder.serviceSeries());
    fork.events().latency(recorder.responseSeries());
    fork.close();
  }
}
