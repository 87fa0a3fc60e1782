package org.allocrace.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.TooFew;

/**
 * Where the variation of repeated measurements comes from, and how often to repeat what (Kalibera
 * and Jones, "Rigorous benchmarking in reasonable time", ISMM 2013).
 *
 * <p>A balanced nested design: the value of one iteration is a grand mean plus one random effect
 * per level above it, all independent, each of mean 0 and a variance of its level. Neither the
 * estimates nor the repetition counts assume normality.
 *
 * <p>Every level needs at least two repetitions; fewer are {@link TooFew} with the count of the
 * scarcest level. Equal values have variances of 0. NaN and infinities are refused. O(n). Relative
 * error about 1e-14 where the deviation is not tiny against the values.
 *
 * @param mean the mean of all values
 * @param levels from the innermost (iterations) to the outermost
 */
public record VarianceComponents(double mean, List<Level> levels) {
  /** Copies the list. */
  public VarianceComponents {
    levels = List.copyOf(levels);
  }

  /**
   * One level of repetition.
   *
   * @param repetitions how often it was repeated within one of the level above
   * @param ofMeans S²: the variance of the means of this level, within one of the level above,
   *     averaged over those; holds the variance of the levels below, divided by their counts
   * @param own T²: the variance that this level alone adds, estimated without bias; below 0 when
   *     the level adds less than chance would
   */
  public record Level(int repetitions, double ofMeans, double own) {}

  /**
   * The components of a balanced design.
   *
   * @param values the innermost level runs fastest: iterations of one invocation side by side
   * @param repetitions counts from the outermost to the innermost level, such as invocations and
   *     iterations; their product is the number of values
   */
  public static Answer<VarianceComponents> of(double[] values, int... repetitions) {
    Values.finite(values);
    int product = 1;
    for (int count : repetitions) {
      product = Math.multiplyExact(product, count);
    }
    if (repetitions.length == 0 || product != values.length) {
      throw new IllegalArgumentException(
          values.length + " values do not fill a design of " + Arrays.toString(repetitions));
    }
    int scarcest = IntStream.of(repetitions).min().orElseThrow();
    if (scarcest < 2) {
      return new TooFew<>(2, scarcest);
    }
    List<Level> levels = new ArrayList<>();
    double[] means = values;
    double below = 0;
    for (int level = repetitions.length - 1; level >= 0; level--) {
      int count = repetitions[level];
      double[] above = new double[means.length / count];
      double variance = 0;
      for (int group = 0; group < above.length; group++) {
        double[] within = Arrays.copyOfRange(means, group * count, (group + 1) * count);
        Moments moments = Moments.of(within).known().orElseThrow();
        above[group] = moments.mean();
        variance += moments.deviation() * moments.deviation() / above.length;
      }
      levels.add(new Level(count, variance, variance - below));
      below = variance / count;
      means = above;
    }
    return new Known<>(new VarianceComponents(means[0], levels));
  }

  /**
   * How often to repeat each level but the outermost, so that the mean is as precise as it can be
   * for the time spent: √((c_above / c) (T² / T²_above)), rounded up. The outermost level is
   * repeated until the interval is narrow enough.
   *
   * @param costs what one more repetition of each level costs beside its inner repetitions, from
   *     the innermost outwards, all above 0 and in one unit: the time of an iteration, of starting
   *     and warming an invocation, …
   * @return from the innermost outwards, one fewer than there are levels; empty where the level
   *     above adds no variation, so that it need not be repeated and this one may be without limit
   */
  public List<OptionalInt> repetitions(double... costs) {
    if (costs.length != levels.size()) {
      throw new IllegalArgumentException(costs.length + " costs for " + levels.size() + " levels");
    }
    for (double cost : Values.finite(costs)) {
      if (!(cost > 0)) {
        throw new IllegalArgumentException("a cost must be above 0, not " + cost);
      }
    }
    List<OptionalInt> counts = new ArrayList<>();
    for (int i = 0; i + 1 < costs.length; i++) {
      double own = Math.max(0, levels.get(i).own());
      double above = levels.get(i + 1).own();
      // The cast saturates, so a ratio beyond all measure stays the largest int.
      double count = Math.ceil(Math.sqrt(costs[i + 1] / costs[i] * (own / above)));
      counts.add(above > 0 ? OptionalInt.of(Math.max(1, (int) count)) : OptionalInt.empty());
    }
    return counts;
  }
}
