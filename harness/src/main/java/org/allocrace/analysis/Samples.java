package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.allocrace.model.Cell;
import org.allocrace.model.Invocation;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.model.Mode;
import org.allocrace.model.Phase;
import org.allocrace.stats.Answer;
import org.allocrace.stats.Quantiles;
import org.allocrace.stats.Segment;
import org.allocrace.stats.SteadyState;
import org.allocrace.stats.SteadyState.Kind;

/** The invocations of a run that count, looked up by cell and mode. */
final class Samples {
  private final List<Invocation> invocations;
  private final Map<Cell, List<Invocation>> byCell;
  private final IdentityHashMap<Measurement, Answer<SteadyState>> states = new IdentityHashMap<>();

  /** Of each block one attempt counts; what was put aside is never looked at. */
  Samples(List<Invocation> all) {
    invocations = Attempts.counting(all);
    byCell = invocations.stream().collect(Collectors.groupingBy(Invocation::cell));
  }

  private List<Invocation> of(Cell cell) {
    return byCell.getOrDefault(cell, List.of());
  }

  /** Those with a result, by block. */
  SortedMap<Integer, Measurement> of(Cell cell, Mode mode) {
    SortedMap<Integer, Measurement> byBlock = new TreeMap<>();
    for (Invocation one : of(cell)) {
      if (one.mode() == mode && one.measurement() != null) {
        byBlock.put(one.block(), one.measurement());
      }
    }
    return byBlock;
  }

  /** The summary of each throughput invocation, ns an operation, by block. */
  SortedMap<Integer, Double> throughput(Cell cell) {
    SortedMap<Integer, Double> byBlock = new TreeMap<>();
    of(cell, Mode.THROUGHPUT)
        .forEach((block, measurement) -> byBlock.put(block, summary(measurement)));
    return byBlock;
  }

  /**
   * The median of the measured iterations of the steady tail: one slow iteration must not stand for
   * a process, nor must its start. A process without a steady state, or of which that cannot be
   * told, counts with all its measured iterations: it is never left out for its result.
   */
  double summary(Measurement measurement) {
    List<Iteration> all = measurement.iterations();
    int from = tail(measurement).map(Segment::from).orElse(0);
    double[] steady = measured(all.subList(from, all.size()));
    return median(steady.length == 0 ? measured(all) : steady);
  }

  private static double[] measured(List<Iteration> iterations) {
    return iterations.stream()
        .filter(iteration -> iteration.phase() == Phase.MEASURE)
        .mapToDouble(Iteration::nsPerOperation)
        .toArray();
  }

  /** The steady end of a process that is flat or warms up; empty for any other. */
  Optional<Segment> tail(Measurement measurement) {
    return steadyState(measurement)
        .known()
        .filter(state -> state.kind() != Kind.SLOWDOWN)
        .flatMap(state -> Optional.ofNullable(state.tail()));
  }

  /** How its iterations go, warm-up first. Found once for each process. */
  Answer<SteadyState> steadyState(Measurement measurement) {
    return states.computeIfAbsent(
        measurement,
        one ->
            SteadyState.of(
                one.iterations().stream().mapToDouble(Iteration::nsPerOperation).toArray()));
  }

  static double median(double[] values) {
    return Quantiles.type7(values, 0.5)
        .orElseThrow(() -> new IllegalArgumentException("a measurement without iterations"));
  }

  /** Those without a result. */
  List<Invocation> failed(Cell cell) {
    return of(cell).stream().filter(one -> one.failure() != null).toList();
  }

  /** What each invocation of the cell did: which trace, how many operations, and {@code work}. */
  List<String> work(Cell cell) {
    List<String> all = new ArrayList<>();
    for (Invocation one : of(cell)) {
      Measurement measurement = one.measurement();
      if (measurement != null && measurement.work() != null) {
        all.add(
            "%s of %d operations of %s"
                .formatted(measurement.work(), measurement.operations(), measurement.traceCrc()));
      }
    }
    return all;
  }

  int measured() {
    return (int) invocations.stream().filter(one -> one.measurement() != null).count();
  }

  int size() {
    return invocations.size();
  }
}
