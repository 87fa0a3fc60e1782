package org.allocrace.analysis;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.allocrace.model.Cell;
import org.allocrace.model.ContenderFacts;
import org.allocrace.stats.Answer;
import org.allocrace.stats.DetectableChange;
import org.allocrace.stats.Estimate;
import org.allocrace.stats.GeometricMean;
import org.allocrace.stats.HodgesLehmann;
import org.allocrace.stats.Interval;
import org.allocrace.stats.LogT;
import org.allocrace.stats.OrderStatistics;
import org.allocrace.stats.Quantiles;
import org.allocrace.stats.RankEstimate;
import org.allocrace.stats.SignedRank;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.jspecify.annotations.Nullable;

/** Estimates and comparisons from values by block, as {@code docs/methodology.md} lays down. */
final class Comparer {
  private static final double ALPHA = 1 - RunResult.CONFIDENCE;

  private final boolean invalid;
  private final Set<String> blind;
  private final Predicate<Cell> comparable;

  /**
   * Compares cells.
   *
   * @param invalid whether the controls call the run so: then nothing may be concluded
   * @param blind languages in which a planted slowdown was not seen: that two figures are
   *     equivalent cannot be said there
   * @param comparable whether the invocations of a cell came to rest, or nobody can tell
   */
  Comparer(boolean invalid, Set<String> blind, Predicate<Cell> comparable) {
    this.invalid = invalid;
    this.blind = Set.copyOf(blind);
    this.comparable = comparable;
  }

  /** The median over invocations. The map is not empty. */
  static SampleEstimate median(Map<Integer, Double> byBlock) {
    double[] values = values(byBlock);
    Interval interval =
        OrderStatistics.median(values, RunResult.CONFIDENCE)
            .known()
            .map(Estimate::interval)
            .orElse(null);
    return new SampleEstimate(
        Quantiles.type7(values, 0.5).orElseThrow(), interval, List.copyOf(byBlock.values()));
  }

  /** The geometric mean over invocations. The map is not empty. */
  static double geometricMean(Map<Integer, Double> byBlock) {
    return GeometricMean.of(values(byBlock)).orElseThrow();
  }

  private static double[] values(Map<Integer, Double> byBlock) {
    return byBlock.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A cell against another contender on the same trace; null if no block has both. */
  @Nullable Comparison compare(
      Cell cell, Map<Integer, Double> mine, Map<Integer, Double> other, String name) {
    Comparison found = compare(mine, other, name);
    if (found == null) {
      return null;
    }
    boolean sees =
        Stream.of(cell.contender(), name).map(ContenderFacts::language).noneMatch(blind::contains);
    boolean steady = comparable.test(cell) && comparable.test(new Cell(name, cell.trace()));
    return !invalid && steady && (sees || found.verdict() != Verdict.EQUIVALENT)
        ? found
        : found.judged(Verdict.INCONCLUSIVE);
  }

  /**
   * Values against others, as they are.
   *
   * @return null if no block has both
   */
  static @Nullable Comparison compare(
      Map<Integer, Double> cell, Map<Integer, Double> reference, String name) {
    double[] logs = logRatios(cell, reference);
    if (logs.length == 0) {
      return null;
    }
    Answer<RankEstimate> answer = HodgesLehmann.location(logs, RunResult.CONFIDENCE);
    Interval interval = answer.known().map(known -> known.exp().estimate().interval()).orElse(null);
    int needed = answer instanceof Answer.TooFew<RankEstimate>(int n, int _) ? n : 0;
    return new Comparison(
        name,
        logs.length,
        Math.exp(HodgesLehmann.location(logs).orElseThrow()),
        interval,
        LogT.oneSample(logs, RunResult.CONFIDENCE)
            .known()
            .map(found -> found.estimate().exp().interval())
            .orElse(null),
        needed,
        SignedRank.test(logs).p().twoSided(),
        detectable(logs),
        verdict(interval));
  }

  /** The logs of cell over reference, of each block that has both. */
  static double[] logRatios(Map<Integer, Double> cell, Map<Integer, Double> reference) {
    return new TreeSet<>(cell.keySet())
        .stream()
            .filter(reference::containsKey)
            .mapToDouble(block -> Math.log(at(cell, block) / at(reference, block)))
            .toArray();
  }

  private static @Nullable Double detectable(double[] logs) {
    if (logs.length < 2) {
      return null;
    }
    double deviation = StandardDeviation.of(logs).getAsDouble();
    return DetectableChange.of(logs.length, deviation, ALPHA, RunResult.POWER)
        .known()
        .map(DetectableChange::ratio)
        .orElse(null);
  }

  static Verdict verdict(@Nullable Interval ratio) {
    double margin = RunResult.EQUIVALENCE_MARGIN;
    if (ratio == null) {
      return Verdict.INCONCLUSIVE;
    }
    if (ratio.isInside(1 / margin, margin)) {
      return Verdict.EQUIVALENT;
    }
    if (ratio.high() < 1) {
      return Verdict.FASTER;
    }
    return ratio.low() > 1 ? Verdict.SLOWER : Verdict.INCONCLUSIVE;
  }

  private static double at(Map<Integer, Double> byBlock, Integer block) {
    return Objects.requireNonNull(byBlock.get(block));
  }
}
