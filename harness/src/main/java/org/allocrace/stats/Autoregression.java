package org.allocrace.stats;

import java.util.stream.DoubleStream;

/**
 * Noise in which each value keeps a share of the one before: x_t − m = c (x_{t−1} − m) + e_t with
 * independent e_t (AR(1)), about a mean m that may step a few times.
 *
 * <p>Permutation tests assume that values may be exchanged, which such values may not; those of
 * {@link #whitened} may.
 *
 * @param coefficient c, from 0 to {@value #HIGHEST}; 0 is independence
 */
public record Autoregression(double coefficient) {
  /** Nearer to 1 a step and a wandering mean cannot be told apart. */
  public static final double HIGHEST = 0.9;

  private static final double NORMAL_CONSISTENT = 1.4826;

  /** Refuses a coefficient that is out of its range. */
  public Autoregression {
    if (!(coefficient >= 0 && coefficient <= HIGHEST)) {
      throw new IllegalArgumentException("no coefficient: " + coefficient);
    }
  }

  /**
   * The noise of a series, from its own values. A step of the mean looks like dependence, so the
   * smaller of two estimates is taken, each of which bears steps in a way of its own:
   *
   * <ul>
   *   <li>the first autocorrelation of what is left about the best single step, with the bias of
   *       two estimated means, −(2 + 6c) / n, taken away (Marriott and Pope 1954; Kendall 1954):
   *       precise, but misled by a second step;
   *   <li>1 + 2r, with r the first autocorrelation of the differences, which is −(1 − c) / 2: each
   *       step is but one difference, and clipped at three deviations; not misled by steps, but
   *       half as precise.
   * </ul>
   *
   * <p>Negative estimates are taken to be 0. Fewer than 4 values, or values without spread: 0. NaN
   * and infinities are refused. O(n log n).
   */
  public static Autoregression of(double[] series) {
    Values.finite(series);
    if (series.length < 4 || DoubleStream.of(series).allMatch(value -> value == series[0])) {
      return new Autoregression(0);
    }
    double smaller = Math.min(aboutStep(series), ofDifferences(series));
    return new Autoregression(Math.clamp(smaller, 0, HIGHEST));
  }

  private static double aboutStep(double[] series) {
    int n = series.length;
    int at = LeastSquaresSplit.of(series, 2).orElseThrow();
    PrefixSums sums = new PrefixSums(series);
    double before = sums.segment(0, at).mean();
    double after = sums.segment(at, n).mean();
    double[] left = new double[n];
    for (int i = 0; i < n; i++) {
      left[i] = series[i] - (i < at ? before : after);
    }
    double found = correlation(left);
    return found + (2 + 6 * found) / n;
  }

  private static double ofDifferences(double[] series) {
    double[] differences = new double[series.length - 1];
    double[] sizes = new double[differences.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = series[i + 1] - series[i];
      sizes[i] = Math.abs(differences[i]);
    }
    double limit = 3 * NORMAL_CONSISTENT * Values.middle(Values.sorted(sizes));
    for (int i = 0; i < differences.length; i++) {
      differences[i] = Math.clamp(differences[i], -limit, limit);
    }
    return 1 + 2 * correlation(differences);
  }

  /** The first autocorrelation of values about 0; that of no spread is 0. */
  private static double correlation(double[] about) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < about.length; i++) {
      squares += about[i] * about[i];
      products += i == 0 ? 0 : about[i] * about[i - 1];
    }
    return squares == 0 ? 0 : products / squares;
  }

  /**
   * The series without the dependence, at its own level: (x_t − c x_{t−1}) / (1 − c). A step of the
   * mean stays a step of the same size. One value shorter: the first belongs to the second of the
   * series.
   */
  public double[] whitened(double[] series) {
    Values.finite(series);
    double[] white = new double[Math.max(0, series.length - 1)];
    for (int i = 0; i < white.length; i++) {
      white[i] = (series[i + 1] - coefficient * series[i]) / (1 - coefficient);
    }
    return white;
  }
}
