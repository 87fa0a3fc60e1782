package org.allocrace.cli;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.allocrace.driver.Driver;
import org.allocrace.driver.InvocationRequest;
import org.allocrace.driver.Outcome;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.CostPoint;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.model.Phase;
import org.allocrace.model.ProgramFacts;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.GaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Contenders with known times on a machine whose noise is scripted: every invocation takes the time
 * of its contender, times what the machine does to the n-th invocation of the run, times a spread
 * of its own.
 */
final class NoisyMachineDriver implements Driver {
  private static final long OPERATIONS = 1_000_000;
  private static final int ITERATIONS = 10;

  private final Map<String, Double> nsPerOperation;
  private final Map<String, Double> spread;
  private final IntToDoubleFunction machine;
  private final UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(20261125L);
  private int invocations;

  /**
   * Scripts a machine.
   *
   * @param nsPerOperation true times by contender
   * @param spread standard deviation of an invocation's log, by contender; others have 0.5 %
   * @param machine the factor on the n-th invocation, from 0
   */
  NoisyMachineDriver(
      Map<String, Double> nsPerOperation, Map<String, Double> spread, IntToDoubleFunction machine) {
    this.nsPerOperation = Map.copyOf(nsPerOperation);
    this.spread = Map.copyOf(spread);
    this.machine = machine;
  }

  @Override
  public ProgramFacts describe() {
    return new ProgramFacts(1, "rust", "scripted", "", "none", "");
  }

  @Override
  public Outcome run(InvocationRequest request) {
    String contender = request.contender();
    double own = Math.exp(gauss() * spread.getOrDefault(contender, 0.005));
    double slowdown = 1 + request.conditions().slowdown() / 100.0;
    double ns =
        Objects.requireNonNull(nsPerOperation.get(contender), contender)
            * machine.applyAsDouble(invocations++)
            * slowdown
            * own;
    return new Outcome.Completed(measurement(ns));
  }

  private double gauss() {
    return GaussianSampler.of(ZigguratSampler.NormalizedGaussian.of(random), 0, 1).sample();
  }

  private static Measurement measurement(double ns) {
    List<Iteration> iterations =
        java.util.stream.IntStream.range(0, ITERATIONS)
            .mapToObj(
                index ->
                    new Iteration(Phase.MEASURE, index, Math.round(ns * OPERATIONS), OPERATIONS, 1))
            .toList();
    return new Measurement(
        "0123abcd",
        OPERATIONS,
        "0000000a",
        new ClockFacts("scripted", 1, 20, 100),
        List.of(new CostPoint(OPERATIONS, Math.round(2 * ns * OPERATIONS))),
        iterations,
        List.of(),
        null,
        null);
  }
}
