package org.allocrace.analysis;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.stats.Answer;
import org.allocrace.stats.Answer.TooFew;
import org.allocrace.stats.Segment;
import org.allocrace.stats.SteadyState;
import org.allocrace.stats.SteadyState.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cell's throughput invocations come to rest, and what they cost once they have.
 *
 * @param invocations each judged by its iterations, warm-up first, by block
 * @param steady ns an operation: the median over flat and warming invocations of the median of the
 *     steady tail, outliers in the tail included; null if there is no such invocation
 * @param wholeRun ns an operation over all iterations, warm-up included: the mean over invocations;
 *     null if there are none
 */
public record Steady(
    SortedMap<Integer, Answer<SteadyState>> invocations,
    @Nullable SampleEstimate steady,
    @Nullable Double wholeRun) {
  /** The share of judged invocations without a steady state beyond which a cell has none. */
  public static final double UNSTEADY_SHARE = 0.2;

  /** What is to be said of a cell. */
  public enum State {
    /** Enough invocations came to rest, and {@code steady} is known. */
    STEADY,
    /** More than a fifth of the judged invocations did not come to rest. */
    NO_STEADY_STATE,
    /** Invocations came to rest, but all of them slower than they had been before. */
    SLOWDOWN,
    /** No invocation has as many iterations as it takes to judge it. */
    TOO_SHORT
  }

  /** Copies the map. */
  public Steady {
    invocations = Collections.unmodifiableSortedMap(new TreeMap<>(invocations));
  }

  /**
   * Of the throughput invocations of one cell, by block.
   *
   * @throws IllegalArgumentException if an iteration has no positive time
   */
  public static Steady of(SortedMap<Integer, Measurement> byBlock) {
    SortedMap<Integer, Answer<SteadyState>> judged = new TreeMap<>();
    SortedMap<Integer, Double> tails = new TreeMap<>();
    double whole = 0;
    for (Map.Entry<Integer, Measurement> one : byBlock.entrySet()) {
      double[] series = series(one.getValue());
      Answer<SteadyState> answer = SteadyState.of(series);
      judged.put(one.getKey(), answer);
      answer.known().ifPresent(state -> putTail(tails, one.getKey(), state, series));
      whole += wholeRun(one.getValue()) / byBlock.size();
    }
    return new Steady(
        judged, tails.isEmpty() ? null : Comparer.median(tails), byBlock.isEmpty() ? null : whole);
  }

  private static void putTail(
      SortedMap<Integer, Double> tails, Integer block, SteadyState state, double[] series) {
    Segment tail = state.tail();
    if (tail != null && state.kind() != Kind.SLOWDOWN) {
      tails.put(block, Samples.median(Arrays.copyOfRange(series, tail.from(), tail.to())));
    }
  }

  private static double[] series(Measurement measurement) {
    return measurement.iterations().stream().mapToDouble(Iteration::nsPerOperation).toArray();
  }

  private static double wholeRun(Measurement measurement) {
    double ns = measurement.iterations().stream().mapToDouble(Iteration::ns).sum();
    double operations = measurement.iterations().stream().mapToDouble(Iteration::operations).sum();
    if (!(operations > 0)) {
      throw new IllegalArgumentException("a measurement without iterations");
    }
    return ns / operations;
  }

  /** How many invocations are of this kind. */
  public int count(Kind kind) {
    return (int)
        invocations.values().stream()
            .flatMap(answer -> answer.known().stream())
            .filter(state -> state.kind() == kind)
            .count();
  }

  /** How many invocations have too few iterations to be judged. */
  public int tooShort() {
    return (int) invocations.values().stream().filter(TooFew.class::isInstance).count();
  }

  /** Invocations that are too short count neither for nor against. */
  public State state() {
    int judged = invocations.size() - tooShort();
    if (judged == 0) {
      return State.TOO_SHORT;
    }
    if (count(Kind.NO_STEADY_STATE) > UNSTEADY_SHARE * judged) {
      return State.NO_STEADY_STATE;
    }
    return steady == null ? State.SLOWDOWN : State.STEADY;
  }
}
