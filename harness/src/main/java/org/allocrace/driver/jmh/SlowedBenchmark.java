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

/**
 * Throughput with a planted slowdown: after each whole replay a {@link Spin}. A class of its own,
 * so that {@link ReplayBenchmark} is timed without it; a JVM runs one of the two. As many replays
 * are in an iteration as there, so nothing else differs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SlowedBenchmark {
  private Fork fork;
  private Session session;
  private long replays;
  private long turns;
  private long state = 1;

  /** Made by JMH, which calls {@link #open} first. */
  @SuppressWarnings("NullAway.Init")
  public SlowedBenchmark() {}

  /** Opens the fork as without a slowdown, then finds the number of turns. */
  @Setup(Level.Trial)
  public void open() {
    fork =
        Fork.open(
            opened -> {
              long[] times = Replays.warm(opened);
              replays = Replays.inIteration(opened, times);
              int slowdown = opened.request().conditions().slowdown();
              turns = Slowdown.find(slowdown, opened.session());
            });
    session = fork.session();
  }

  /** One iteration; JMH consumes what is returned. */
  @Benchmark
  public long replay() {
    long x = state;
    for (long i = 0; i < replays; i++) {
      session.whole();
      x = Spin.turns(x, turns);
    }
    state = x;
    return session.sum() + x;
  }

  /** Says that the fork came to its end. */
  @TearDown(Level.Trial)
  public void close() {
    fork.close();
  }
}
