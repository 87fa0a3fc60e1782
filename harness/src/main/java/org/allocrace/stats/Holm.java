package org.allocrace.stats;

/**
 * Holm's step-down adjustment (1979): controls the probability of even one false alarm in a family
 * of tests, whatever their dependence.
 *
 * <p>A test is significant at level a if its adjusted p-value is at most a. An empty family gives
 * an empty array, a family of one its p-value; equal p-values get equal adjusted ones. NaN and what
 * is no probability are refused. O(n log n), correct to an ulp. Commons has no adjustment.
 */
public final class Holm {
  private Holm() {}

  /** Adjusted p-values, in the order of the given ones, which are not changed. */
  public static double[] adjust(double[] p) {
    int[] order = Family.ascending(p);
    double[] adjusted = new double[p.length];
    double highest = 0;
    for (int i = 0; i < order.length; i++) {
      highest = Math.max(highest, Math.min(1, (order.length - i) * p[order[i]]));
      adjusted[order[i]] = highest;
    }
    return adjusted;
  }
}
