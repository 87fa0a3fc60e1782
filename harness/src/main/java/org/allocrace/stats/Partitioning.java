package org.allocrace.stats;

import java.util.Arrays;

/**
 * Optimal partitioning: where the last segment of the first t values starts, for each t.
 *
 * <p>With F(t) the least cost of the first t values, F(t) is the least of F(s) + C(s, t) + penalty
 * over all starts s. Two parts never cost more than the whole (see {@link SegmentCost}), and both
 * ways to leave starts out rest on that:
 *
 * <ul>
 *   <li>Pruning as in PELT: where F(s) + C(s, t) exceeds F(t), no later last segment starts at s,
 *       because it could start at t instead.
 *   <li>Blocks of neighbouring starts: for an index r behind a block, F(s) + C(s, t) is at least
 *       F(s) + C(s, r) + C(r, t), so the least of F(s) + C(s, r) over the block, found once, and
 *       one further cost bound a whole block from below. A block whose bound is above the best
 *       start so far is left out at this t, or for ever, as above.
 * </ul>
 *
 * <p>Blocks are halves of larger blocks. Without a change most of the past is left out by its
 * largest blocks, while nothing is pruned; where there are changes, pruning does the work. Both
 * leave out only what is worse by more than rounding, so the optimum is that of trying all.
 */
final class Partitioning {
  private static final int NEVER = Integer.MAX_VALUE;

  /** Starts in a smallest block. */
  private static final int LEAF = 16;

  /**
   * Values between a block and its r, and r and t, at least: a few values fit parameters of their
   * own so well that the bound is of no use.
   */
  private static final int APART = 16;

  /** What costs may be off by, relative to their size. */
  private static final double ROUNDING = 1e-9;

  private final SegmentCost cost;
  private final double perChange;
  private final boolean lengthsCost;
  private final int shortest;

  /** F; infinite where no partition is possible. */
  private final double[] least;

  private final int[] lastStart;

  /** The lengths from which on the last segment does not start there any more. */
  private final int[] outFrom;

  /** The same for blocks, by level and place. */
  private final int[][] blockOutFrom;

  /** The least of F(s) + C(s, r) over a block; NaN before it is needed. */
  private final double[][] blockLeast;

  // Of the series of length t that is being looked at.
  private int t;
  private double best;
  private int bestStart;
  private double clearlyWorse;

  /**
   * Finds all of it. O(n log n) time where blocks or pruning do their work, O(n²) at worst, O(n)
   * memory.
   *
   * @param n the number of values, at least twice {@code shortest}
   * @param perChange the penalty
   * @param lengthsCost whether a segment costs the logarithm of its length besides
   * @param shortest the least number of values of a segment
   */
  Partitioning(int n, SegmentCost cost, double perChange, boolean lengthsCost, int shortest) {
    this.cost = cost;
    this.perChange = perChange;
    this.lengthsCost = lengthsCost;
    this.shortest = shortest;
    least = new double[n + 1];
    lastStart = new int[n + 1];
    outFrom = new int[n + 1];
    Arrays.fill(outFrom, NEVER);
    int leaves = n / LEAF + 1;
    int levels = Integer.SIZE - Integer.numberOfLeadingZeros(leaves - 1) + 1;
    blockOutFrom = new int[levels][];
    blockLeast = new double[levels][];
    for (int level = 0; level < levels; level++) {
      int blocks = 1 << (levels - 1 - level);
      blockOutFrom[level] = new int[blocks];
      blockLeast[level] = new double[blocks];
      Arrays.fill(blockOutFrom[level], NEVER);
      Arrays.fill(blockLeast[level], Double.NaN);
    }
    partition(n);
  }

  /** Where the last segment of the first {@code length} values starts; the earliest if several. */
  int lastStart(int length) {
    return lastStart[length];
  }

  private void partition(int n) {
    // Makes up for the penalty of no change.
    least[0] = -perChange;
    for (t = 1; t <= n; t++) {
      best = Double.POSITIVE_INFINITY;
      clearlyWorse = Double.POSITIVE_INFINITY;
      if (t >= shortest) {
        // The start of before is nearly always the one of now, so it is a bound for the others.
        consider(lastStart[t - 1]);
        search(blockOutFrom.length - 1, 0);
        lastStart[t] = bestStart;
      } else {
        outFrom[t] = 0;
      }
      least[t] = best;
    }
  }

  private void search(int level, int block) {
    int size = LEAF << level;
    int from = block * size;
    if (t >= blockOutFrom[level][block] || from > t - shortest) {
      return;
    }
    if (isLeftOut(level, block, from, from + size)) {
      return;
    }
    if (level == 0) {
      blockOutFrom[0][block] = considerAll(from, from + size);
    } else {
      search(level - 1, 2 * block);
      search(level - 1, 2 * block + 1);
      int[] halves = blockOutFrom[level - 1];
      blockOutFrom[level][block] = Math.max(halves[2 * block], halves[2 * block + 1]);
    }
  }

  private boolean isLeftOut(int level, int block, int from, int to) {
    int r = to - 1 + APART;
    if (t < r + APART) {
      return false;
    }
    if (Double.isNaN(blockLeast[level][block])) {
      blockLeast[level][block] = leastUpTo(r, from, to);
    }
    double bound = blockLeast[level][block] + cost.of(r, t);
    if (bound > clearlyWorse) {
      Arrays.fill(outFrom, from, to, t + shortest);
      blockOutFrom[level][block] = t + shortest;
      return true;
    }
    return bound + added(t - to + 1) > clearlyWorse;
  }

  private double leastUpTo(int r, int from, int to) {
    double smallest = Double.POSITIVE_INFINITY;
    for (int s = from; s < to; s++) {
      if (t < outFrom[s]) {
        smallest = Math.min(smallest, least[s] + cost.of(s, r));
      }
    }
    return smallest;
  }

  /** The length from which on none of the starts is possible. */
  private int considerAll(int from, int to) {
    int last = Math.min(to - 1, t - shortest);
    int allOutFrom = last < to - 1 ? NEVER : 0;
    for (int s = from; s <= last; s++) {
      if (t < outFrom[s]) {
        consider(s);
      }
      allOutFrom = Math.max(allOutFrom, outFrom[s]);
    }
    return allOutFrom;
  }

  private void consider(int s) {
    double without = least[s] + cost.of(s, t);
    double with = without + added(t - s);
    if (with < best || (with == best && s < bestStart)) {
      best = with;
      bestStart = s;
      clearlyWorse = best + ROUNDING * (1 + Math.abs(best));
    }
    if (without > clearlyWorse && outFrom[s] == NEVER) {
      outFrom[s] = t + shortest;
    }
  }

  private double added(int length) {
    return lengthsCost ? perChange + Math.log(length) : perChange;
  }
}
