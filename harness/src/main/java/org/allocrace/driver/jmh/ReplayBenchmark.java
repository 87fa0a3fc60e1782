package org.allocrace.driver.jmh;

import java.util.concurrent.TimeUnit;
import org.allocrace.replay.Session;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Throughput: JMH times whole replays, a fixed number of them in each iteration. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ReplayBenchmark {
  private Fork fork;
  private Session session;
  private long replays;

  /** Made by JMH, which calls {@link #open} first. */
  @SuppressWarnings("NullAway.Init")
  public ReplayBenchmark() {}

  /** Opens the fork, proves the work and finds the number of replays. */
  @Setup(Level.Trial)
  public void open() {
    fork =
        Fork.open(
            opened -> {
              long[] times = Replays.warm(opened);
              replays = Replays.inIteration(opened, times);
            });
    session = fork.session();
  }

  /** One iteration; JMH consumes what is returned. */
  @Benchmark
  public long replay() {
    for (long i = 0; i < replays; i++) {
      session.whole();
    }
    return session.sum();
  }

  /** Says that the fork came to its end. */
  @TearDown(Level.Trial)
  public void close() {
    fork.close();
  }
}
