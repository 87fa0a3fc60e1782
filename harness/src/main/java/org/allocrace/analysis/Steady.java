package org.allocrace.analysis;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allocrace.model.Iteration;
import org.allocrace.model.Measurement;
import org.allocrace.stats.Answer;
import org.allocrace.stats.Answer.TooFew;
import org.allocrace.stats.SteadyState;
import org.allocrace.stats.SteadyState.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cell's throughput invocations come to rest, and what they cost once they have.
 *
 * @param invocations each judged by its iterations, warm-up first, by block
 * @param steady ns an operation: the median over flat and warming invocations of the median of the
 *     measured iterations of the steady tail, outliers in the tail included; null if there is no
 *     such invocation
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
    /** Invocations came to rest, but more than half of them slower than they had been before. */
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
  static Steady of(SortedMap<Integer, Measurement> byBlock, Samples samples) {
    SortedMap<Integer, Answer<SteadyState>> judged = new TreeMap<>();
    SortedMap<Integer, Double> tails = new TreeMap<>();
    double whole = 0;
    for (Map.Entry<Integer, Measurement> one : byBlock.entrySet()) {
      Measurement measurement = one.getValue();
      judged.put(one.getKey(), samples.steadyState(measurement));
      if (samples.tail(measurement).isPresent()) {
        tails.put(one.getKey(), samples.summary(measurement));
      }
      whole += wholeRun(measurement) / byBlock.size();
    }
    return new Steady(
        judged, tails.isEmpty() ? null : Comparer.median(tails), byBlock.isEmpty() ? null : whole);
  }

  private static double wholeRun(Measurement measurement) {
    double ns = measurement.iterations().stream().mapToDouble(Iteration::ns).sum();
    double operations = measurement.iterations().stream().mapToDouble(Iteration::operations).sum();
    if (!(operations > 0)) {
      throw new IllegalArgumentException("a measurement without iterations");
    }
    return ns / operations;
  }

  private int count(Kind kind) {
    return (int)
        invocations.values().stream()
            .flatMap(answer -> answer.known().stream())
            .filter(state -> state.kind() == kind)
            .count();
  }

  /** Invocations with one level from beginning to end. */
  public int flat() {
    return count(Kind.FLAT);
  }

  /** Invocations that become faster and then stay so. */
  public int warmup() {
    return count(Kind.WARMUP);
  }

  /** Invocations that come to rest slower than they were. */
  public int slowdown() {
    return count(Kind.SLOWDOWN);
  }

  /** Invocations that come to no rest. */
  public int unsteady() {
    return count(Kind.NO_STEADY_STATE);
  }

  /** How many invocations have too few iterations to be judged. */
  public int tooShort() {
    return (int) invocations.values().stream().filter(TooFew.class::isInstance).count();
  }

  /** Whether figures of the cell may be compared: it is steady, or nobody can tell. */
  public boolean isComparable() {
    return state() == State.STEADY || state() == State.TOO_SHORT;
  }

  /** Invocations that are too short count neither for nor against. */
  public State state() {
    int judged = invocations.size() - tooShort();
    if (judged == 0) {
      return State.TOO_SHORT;
    }
    if (unsteady() > UNSTEADY_SHARE * judged) {
      return State.NO_STEADY_STATE;
    }
    return steady == null || 2 * slowdown() > judged ? State.SLOWDOWN : State.STEADY;
  }
}
