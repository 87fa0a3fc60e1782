package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Examples;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.Phase;
import org.junit.jupiter.api.Test;

/** Series of iterations, ns an operation with 10 operations each. */
class IterationsTest {
  private static Measurement invocation(int warmup, long... ns) {
    List<Iteration> iterations = new ArrayList<>();
    for (int i = 0; i < ns.length; i++) {
      Phase phase = i < warmup ? Phase.WARMUP : Phase.MEASURE;
      iterations.add(new Iteration(phase, i < warmup ? i : i - warmup, ns[i], 10, 1));
    }
    return new Measurement(
        "0123abcd", 10, "0a", null, List.of(), iterations, List.of(), null, null);
  }

  @Test
  void eachIterationIsTheMedianOverInvocations() {
    List<Measurement> three =
        List.of(invocation(1, 90, 20, 30), invocation(1, 50, 10, 30), invocation(1, 70, 60, 30));
    assertEquals(List.of(7.0, 2.0, 3.0), Iterations.medians(three));
    assertEquals(1, Iterations.warmup(three));
  }

  @Test
  void aSeriesIsAsLongAsTheShortestInvocation() {
    assertEquals(
        List.of(2.0, 3.0),
        Iterations.medians(List.of(invocation(0, 10, 20, 30), invocation(0, 30, 40))));
  }

  @Test
  void withoutInvocationsThereIsNoSeries() {
    assertEquals(List.of(), Iterations.medians(List.of()));
    assertEquals(0, Iterations.warmup(List.of()));
  }

  @Test
  void anInvocationIsTheMedianOfItsMeasuredIterations() {
    Samples samples =
        new Samples(
            List.of(
                Examples.measured(
                    4, Examples.CELL, Mode.THROUGHPUT, invocation(2, 1, 1, 20, 90, 30)),
                Examples.latency()));
    assertEquals(java.util.Map.of(4, 3.0), samples.throughput(Examples.CELL));
    assertNotNull(samples.of(Examples.CELL, Mode.LATENCY).get(0));
  }

  @Test
  void aMeasurementWithoutIterationsIsAnErrorAndNotANumber() {
    Samples samples =
        new Samples(
            List.of(Examples.measured(0, Examples.CELL, Mode.THROUGHPUT, invocation(2, 1, 1))));
    assertThrows(IllegalArgumentException.class, () -> samples.throughput(Examples.CELL));
  }
}
