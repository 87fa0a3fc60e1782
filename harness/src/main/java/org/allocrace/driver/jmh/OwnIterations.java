package org.allocrace.driver.jmh;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.allocrace.model.Iteration;
import org.allocrace.model.Phase;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * Iterations that read the clock themselves, where JMH only says when the next one begins: whole
 * replays until one is long enough.
 */
final class OwnIterations {
  private final Fork fork;
  private final long minNs;
  private final List<Iteration> iterations = new ArrayList<>();
  private Phase phase = Phase.WARMUP;
  private int index = -1;

  OwnIterations(Fork fork) {
    this.fork = fork;
    minNs = fork.request().settings().minIterationMs() * 1_000_000L;
  }

  /** Counts them from 0 in each phase. */
  void next(IterationParams params) {
    Phase next = params.getType() == IterationType.WARMUP ? Phase.WARMUP : Phase.MEASURE;
    if (next != phase) {
      phase = next;
      index = -1;
    }
    index++;
  }

  /**
   * Runs one: in the warm-up replays with a clock reading before and after each.
   *
   * @param measured a recorded replay of the iteration of an index; its nanoseconds
   * @return all its nanoseconds
   */
  long run(IntToLongFunction measured) {
    long ns = 0;
    long replays = 0;
    do {
      ns +=
          switch (phase) {
            case WARMUP -> whole();
            case MEASURE -> measured.applyAsLong(index);
          };
      replays++;
    } while (ns < minNs);
    iterations.add(new Iteration(phase, index, ns, replays * fork.operations(), replays));
    return ns;
  }

  private long whole() {
    long begin = System.nanoTime();
    fork.session().whole();
    return System.nanoTime() - begin;
  }

  /** Writes the events. */
  void report() {
    iterations.forEach(fork.events()::iteration);
  }
}
