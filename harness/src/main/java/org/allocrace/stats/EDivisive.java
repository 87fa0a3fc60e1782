package org.allocrace.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Change points of any kind by E-divisive (Matteson and James, JASA 2014): splits the series where
 * the energy distance between what is before and after is largest, as long as a permutation test
 * finds the split significant.
 *
 * <p>Assumes independent values; between changes their distribution is the same and otherwise free
 * (finite mean). Autocorrelation makes false alarms; permuting blocks of neighbouring values makes
 * fewer, because what values owe to their neighbours stays within the blocks. The energy distance
 * sees changes of mean, spread and shape; for a pure change of spread it needs long segments.
 *
 * <p>The test permutes values within the segments found so far, from a seed, so the result is
 * reproducible. p is (1 + permutations at least as good) / (1 + permutations): never 0, and exact
 * as a permutation test for the first split. Ties and equal values are harmless: all equal values
 * have distance 0 and p = 1. A series too short for two segments has no change. NaN and infinities
 * are refused.
 *
 * <p>O(n²) for each permutation and split, O(n²) memory: 1000 values take 8 MB. Both ends of the
 * split's right part are searched, as in the paper and in R's {@code ecp}.
 */
public final class EDivisive {
  // Sums in another order differ in their last digits; equal statistics must still count as equal.
  private static final double ROUNDING = 1e-12;

  private final int shortest;
  private final int permutations;
  private final double level;
  private final long seed;
  private final int block;

  /** A detector for independent values: blocks of one. */
  public EDivisive(int shortest, int permutations, double level, long seed) {
    this(shortest, permutations, level, seed, 1);
  }

  /**
   * A detector.
   *
   * @param shortest least number of values of a segment, at least 2
   * @param permutations of each test, at least 1; 999 or more for a level of 1 %
   * @param level p-value up to which a split is kept, strictly between 0 and 1
   * @param seed of the permutations
   * @param block how many neighbouring values are permuted together, at least 1: as many as it
   *     takes for the autocorrelation to vanish. The first cut of each permutation is drawn too, so
   *     the outermost blocks can be shorter. The test is then approximate, and short segments have
   *     few blocks and little power.
   */
  public EDivisive(int shortest, int permutations, double level, long seed, int block) {
    if (shortest < 2 || permutations < 1 || block < 1) {
      throw new IllegalArgumentException(
          "at least 2 values, 1 permutation and blocks of 1, not %d, %d and %d"
              .formatted(shortest, permutations, block));
    }
    this.block = block;
    this.shortest = shortest;
    this.permutations = permutations;
    this.level = Values.openUnit(level, "level");
    this.seed = seed;
  }

  /**
   * A change that was found.
   *
   * @param at index of the first value after it
   * @param statistic the scaled energy distance between the parts
   * @param p of the permutation test
   */
  public record Change(int at, double statistic, double p) {}

  /** The changes in the order in which they were found, the clearest first. */
  public List<Change> changes(double[] series) {
    double[] values = Values.finite(series).clone();
    UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    NavigableSet<Integer> bounds = new TreeSet<>(List.of(0, values.length));
    List<Change> changes = new ArrayList<>();
    while (true) {
      Optional<EnergySplit> best = best(values, bounds);
      if (best.isEmpty()) {
        return List.copyOf(changes);
      }
      EnergySplit split = best.get();
      double p = probability(values, bounds, split.statistic(), random);
      if (p > level) {
        return List.copyOf(changes);
      }
      bounds.add(split.at());
      changes.add(new Change(split.at(), split.statistic(), p));
    }
  }

  private Optional<EnergySplit> best(double[] values, NavigableSet<Integer> bounds) {
    return bounds.headSet(values.length).stream()
        .flatMap(from -> EnergySplit.best(values, from, end(bounds, from), shortest).stream())
        .max(Comparator.comparingDouble(EnergySplit::statistic));
  }

  // Values are permuted within the segments: what is tested is one change more, not the first.
  private double probability(
      double[] values,
      NavigableSet<Integer> bounds,
      double observed,
      UniformRandomProvider random) {
    double threshold = observed - ROUNDING * Math.abs(observed);
    double[] permuted = values.clone();
    int atLeast = 1;
    // Once p is above the level the split is lost, whatever the remaining permutations say.
    for (int i = 0; i < permutations && atLeast / (permutations + 1.0) <= level; i++) {
      for (int from : bounds.headSet(values.length)) {
        permute(values, permuted, from, end(bounds, from), random);
      }
      double statistic = best(permuted, bounds).orElseThrow().statistic();
      atLeast += statistic >= threshold ? 1 : 0;
    }
    return atLeast / (permutations + 1.0);
  }

  private void permute(
      double[] values, double[] permuted, int from, int to, UniformRandomProvider random) {
    if (block == 1) {
      ArraySampler.shuffle(random, permuted, from, to);
      return;
    }
    int firstCut = from + random.nextInt(block);
    int[] starts = new int[(to - firstCut + block - 1) / block + 1];
    for (int i = 1; i < starts.length; i++) {
      starts[i] = firstCut + (i - 1) * block;
    }
    starts[0] = firstCut - block;
    ArraySampler.shuffle(random, starts);
    int next = from;
    for (int start : starts) {
      int first = Math.max(start, from);
      int length = Math.min(start + block, to) - first;
      if (length > 0) {
        System.arraycopy(values, first, permuted, next, length);
        next += length;
      }
    }
  }

  private static int end(NavigableSet<Integer> bounds, int from) {
    return Objects.requireNonNull(bounds.higher(from));
  }
}
