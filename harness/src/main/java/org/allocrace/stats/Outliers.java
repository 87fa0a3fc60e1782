package org.allocrace.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lone values far from those around them, in a series of times.
 *
 * <p>After Barrett et al. (OOPSLA 2017): a value is far off if it is outside median ± 3 (p90 − p10)
 * of a rolling window of {@value #WINDOW} values about it; at the ends of the series, and in a
 * shorter series, the window is what there is of it. Three rules are ours, because our series are
 * short: values within 2 % of the median are never far off (of equal values, p90 − p10 is 0); three
 * values or more in a row far off on the same side are a level and not outliers; and what begins
 * the series is warm-up and not outliers (Barrett et al. leave the first 200 of 2000 alone). Where
 * more than a quarter of all values would be outliers, none is: then that is how the series is.
 */
final class Outliers {
  static final int WINDOW = 200;

  private static final double RANGES = 3;
  private static final double NEVER_WITHIN = 0.02;
  private static final int LEVEL = 3;

  private Outliers() {}

  /** Their indices, ascending. */
  static List<Integer> of(double[] series) {
    int n = series.length;
    int[] sides = new int[n];
    for (int i = 0; i < n; i++) {
      sides[i] = side(series, i);
    }
    List<Integer> outliers = new ArrayList<>();
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && sides[to] == sides[from]) {
        to++;
      }
      if (sides[from] != 0 && from > 0 && to - from < LEVEL) {
        for (int i = from; i < to; i++) {
          outliers.add(i);
        }
      }
      from = to;
    }
    return outliers.size() > n / 4 ? List.of() : outliers;
  }

  /** 1 far above, -1 far below, 0 neither. */
  private static int side(double[] series, int at) {
    int from = Math.max(0, Math.min(at - WINDOW / 2, series.length - WINDOW));
    double[] window = Arrays.copyOfRange(series, from, Math.min(series.length, from + WINDOW));
    Arrays.sort(window);
    double median = Values.middle(window);
    double range = quantile(window, 0.9) - quantile(window, 0.1);
    double off = series[at] - median;
    double far = Math.max(RANGES * range, NEVER_WITHIN * median);
    return Math.abs(off) > far ? (int) Math.signum(off) : 0;
  }

  /** Of type 7. */
  private static double quantile(double[] sorted, double q) {
    double position = (sorted.length - 1) * q;
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
