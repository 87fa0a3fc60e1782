package org.allocrace.stats;

/**
 * The step-up adjustment of Benjamini and Hochberg (1995): controls the expected share of false
 * alarms among the alarms, for independent or positively dependent tests. For exploration; verdicts
 * go by {@link Holm}.
 *
 * <p>An empty family gives an empty array, a family of one its p-value; equal p-values get equal
 * adjusted ones. NaN and what is no probability are refused. O(n log n), correct to an ulp.
 */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /** Adjusted p-values, in the order of the given ones, which are not changed. */
  public static double[] adjust(double[] p) {
    int[] order = Family.ascending(p);
    double[] adjusted = new double[p.length];
    double lowest = 1;
    for (int i = order.length - 1; i >= 0; i--) {
      lowest = Math.min(lowest, p[order[i]] * order.length / (i + 1));
      adjusted[order[i]] = lowest;
    }
    return adjusted;
  }
}
