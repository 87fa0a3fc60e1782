package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.allocrace.stats.Autoregression;
import org.allocrace.stats.EDivisive;
import org.allocrace.stats.HodgesLehmann;
import org.allocrace.stats.LeastSquaresSplit;

/**
 * Finds where the stored history of a cell changed. Advisory: a history mixes machines' moods, and
 * the gate alone decides.
 *
 * <p>E-divisive with a permutation test looks for changes in the series after its dependence on the
 * value before is taken out ({@link Autoregression}): permuting values that depend on each other
 * finds a change in about three of ten series that have none. Each change is then put where least
 * squares has it, between its neighbours and with outliers clipped, and is kept only if the
 * Hodges–Lehmann shift across it is large enough.
 *
 * <p>O(n²) for each of the permutations; a hundred values take some tens of milliseconds if there
 * is a change and one or two if there is none.
 */
public final class HistoryDetector {
  /** Fewest values on either side of a change: what came once or twice is no change yet. */
  public static final int SHORTEST = 3;

  /** Permutations of each test. */
  public static final int PERMUTATIONS = 999;

  /** A change has at most this p-value. */
  public static final double LEVEL = 0.01;

  /** A change is at least this ratio, up or down. */
  public static final double LEAST_RATIO = 1.03;

  private static final double NORMAL_CONSISTENT = 1.4826;

  private final long seed;

  /** A detector; the seed is that of its permutations. */
  public HistoryDetector(long seed) {
    this.seed = seed;
  }

  /**
   * A change of the history.
   *
   * @param at index of the first value after it
   * @param shift on the log scale, above 0 if slower; between the neighbouring changes
   * @param p of the permutation test that found it
   */
  public record Change(int at, double shift, double p) {}

  /**
   * The changes, oldest first. A series with fewer than {@value #SHORTEST} values on either side,
   * and one to spare, has none. NaN and infinities are refused with {@link
   * IllegalArgumentException}.
   *
   * @param logs the natural logarithm of the cell's figure at each run, oldest first; not changed
   */
  public List<Change> changes(double[] logs) {
    double[] white = Autoregression.of(logs).whitened(logs);
    List<Change> changes =
        new ArrayList<>(
            new EDivisive(SHORTEST, PERMUTATIONS, LEVEL, seed)
                .changes(white).stream()
                    .map(found -> new Change(found.at() + 1, 0, found.p()))
                    .sorted(Comparator.comparingInt(Change::at))
                    .toList());
    for (int i = 0; i < changes.size(); i++) {
      changes.set(i, placed(logs, changes, i));
    }
    while (true) {
      for (int i = 0; i < changes.size(); i++) {
        changes.set(i, measured(logs, changes, i));
      }
      Change least =
          changes.stream().min(Comparator.comparingDouble(c -> Math.abs(c.shift()))).orElse(null);
      if (least == null || Math.abs(least.shift()) >= Math.log(LEAST_RATIO)) {
        return List.copyOf(changes);
      }
      // Its neighbours now meet, so their shifts are taken anew.
      changes.remove(least);
    }
  }

  private static Change placed(double[] logs, List<Change> changes, int index) {
    Change change = changes.get(index);
    int from = from(changes, index);
    double[] clipped = clipped(logs, from, change.at(), to(logs, changes, index));
    OptionalInt at = LeastSquaresSplit.of(clipped, SHORTEST);
    return at.isEmpty() ? change : new Change(from + at.getAsInt(), change.shift(), change.p());
  }

  private static Change measured(double[] logs, List<Change> changes, int index) {
    Change change = changes.get(index);
    double[] before = Arrays.copyOfRange(logs, from(changes, index), change.at());
    double[] after = Arrays.copyOfRange(logs, change.at(), to(logs, changes, index));
    return new Change(change.at(), HodgesLehmann.shift(before, after).orElseThrow(), change.p());
  }

  private static int from(List<Change> changes, int index) {
    return index == 0 ? 0 : changes.get(index - 1).at();
  }

  private static int to(double[] logs, List<Change> changes, int index) {
    return index == changes.size() - 1 ? logs.length : changes.get(index + 1).at();
  }

  /** Values beyond three deviations of both levels must not draw the change to themselves. */
  private static double[] clipped(double[] logs, int from, int at, int to) {
    double before = Samples.median(Arrays.copyOfRange(logs, from, at));
    double after = Samples.median(Arrays.copyOfRange(logs, at, to));
    double[] off = new double[to - from];
    for (int i = 0; i < off.length; i++) {
      off[i] = Math.abs(logs[from + i] - (from + i < at ? before : after));
    }
    double reach = 3 * NORMAL_CONSISTENT * Samples.median(off);
    double low = Math.min(before, after) - reach;
    double high = Math.max(before, after) + reach;
    return DoubleStream.of(Arrays.copyOfRange(logs, from, to))
        .map(value -> Math.clamp(value, low, high))
        .toArray();
  }
}
