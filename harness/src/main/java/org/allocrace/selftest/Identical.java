package org.allocrace.selftest;

import org.apache.commons.rng.UniformRandomProvider;

/** Cells whose two arms are the same thing, measured in blocks. */
interface Identical {
  /** How many different cells there are, at least 1. */
  int cells();

  /**
   * Log ratios of the two arms of some cells in fresh blocks, as [cell][block].
   *
   * @param cells indices; the same cell may be there more than once
   */
  double[][] logRatios(int[] cells, int blocks, UniformRandomProvider random);
}
