package org.allocrace.stats;

/**
 * The Hamilton depression scores of nine patients before and after tranquillisers: Hollander and
 * Wolfe (1973), table 3.1, as in R's help page of {@code wilcox.test}.
 */
final class Depression {
  private static final double[] BEFORE = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
  private static final double[] AFTER = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};

  static final double[] DIFFERENCES = new double[BEFORE.length];

  static {
    for (int i = 0; i < BEFORE.length; i++) {
      DIFFERENCES[i] = AFTER[i] - BEFORE[i];
    }
  }

  private Depression() {}
}
