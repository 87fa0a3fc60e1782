package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.stats.HodgesLehmann;
import org.allocrace.stats.Holm;
import org.allocrace.stats.SignedRank;

/**
 * The rule by which a candidate is slower than its baseline, in two stages. It takes log ratios,
 * one for each block in which both were measured: {@code d_b = ln(candidate_b) − ln(baseline_b)}.
 *
 * <p>The first stage looks at every cell with few blocks and flags. The second looks at the flagged
 * cells only, with blocks that the first has not seen, and confirms. Given the first stage, the
 * chance of even one false confirmation in the whole run is at most {@value #CONFIRM_LEVEL} (Holm),
 * whatever the number of cells; the shifts that are asked for besides make it smaller.
 *
 * <p>A shift is the Hodges–Lehmann estimate of the log ratio; p is that of the exact signed-rank
 * test against "not slower". Values must be finite; anything else is refused with {@link
 * IllegalArgumentException}. O(n² log n) for n blocks.
 */
public final class Gate {
  /** Blocks of the first stage. */
  public static final int FIRST_BLOCKS = 10;

  /** Fresh blocks of the second stage. */
  public static final int FRESH_BLOCKS = 20;

  /** A cell is flagged if p is below this. */
  public static final double FLAG_LEVEL = 0.05;

  /** A cell is flagged if its ratio is above this. */
  public static final double FLAG_RATIO = 1.02;

  /** A flagged cell is confirmed if its adjusted p is below this. */
  public static final double CONFIRM_LEVEL = 0.01;

  /** A flagged cell is confirmed if its ratio is above this, or above what its history asks for. */
  public static final double CONFIRM_RATIO = 1.03;

  private Gate() {}

  /**
   * What the first stage says of a cell.
   *
   * @param blocks it was judged by
   * @param shift on the log scale; 0 without blocks
   * @param p one-sided; 1 without blocks
   * @param flagged whether the second stage must look at it
   */
  public record Screening(int blocks, double shift, double p, boolean flagged) {
    /** Whether so many blocks could have flagged it at all; fewer are inconclusive, not a pass. */
    public boolean isConclusive() {
      return smallestP(blocks) < FLAG_LEVEL;
    }
  }

  /**
   * What the second stage says of a flagged cell.
   *
   * @param blocks it was judged by
   * @param shift on the log scale; 0 without blocks
   * @param p one-sided, adjusted by Holm among the flagged cells
   * @param needed the shift above which it is a regression, on the log scale
   * @param conclusive whether so many blocks could have confirmed it
   */
  public record Confirmation(
      int blocks, double shift, double p, double needed, boolean conclusive) {
    /** Whether the cell is slower. */
    public boolean isRegression() {
      return p < CONFIRM_LEVEL && shift > needed;
    }
  }

  /** The first stage, for one cell; {@value #FIRST_BLOCKS} blocks are meant. */
  public static Screening screen(double[] logRatios) {
    double p = SignedRank.test(logRatios).p().greater();
    double shift = shift(logRatios);
    boolean flagged = p < FLAG_LEVEL && shift > Math.log(FLAG_RATIO);
    return new Screening(logRatios.length, shift, p, flagged);
  }

  /**
   * The second stage, for all flagged cells together; {@value #FRESH_BLOCKS} blocks each are meant.
   *
   * @param logRatios of each flagged cell, from fresh blocks
   * @param spreads of each flagged cell, see {@link #spread}; 0 without a history
   * @return one for each cell, in their order
   */
  public static List<Confirmation> confirm(List<double[]> logRatios, double[] spreads) {
    if (logRatios.size() != spreads.length) {
      throw new IllegalArgumentException(
          logRatios.size() + " cells with the spreads of " + spreads.length);
    }
    int cells = logRatios.size();
    double[] adjusted =
        Holm.adjust(
            logRatios.stream().mapToDouble(one -> SignedRank.test(one).p().greater()).toArray());
    List<Confirmation> confirmations = new ArrayList<>();
    for (int i = 0; i < cells; i++) {
      double[] one = logRatios.get(i);
      double needed = Math.max(Math.log(CONFIRM_RATIO), 2 * spreads[i]);
      boolean conclusive = cells * smallestP(one.length) < CONFIRM_LEVEL;
      confirmations.add(new Confirmation(one.length, shift(one), adjusted[i], needed, conclusive));
    }
    return List.copyOf(confirmations);
  }

  /**
   * How far identical things were apart: the root mean square of the shifts of past A/A comparisons
   * of a cell, on the log scale; 0 without any. Twice that is where about one in twenty of them
   * lies, either way.
   */
  public static double spread(double[] shifts) {
    double squares = 0;
    for (double shift : shifts) {
      squares += shift * shift;
    }
    return shifts.length == 0 ? 0 : Math.sqrt(squares / shifts.length);
  }

  private static double shift(double[] logRatios) {
    return HodgesLehmann.location(logRatios).orElse(0);
  }

  /** All differences above 0: one of 2ⁿ equally likely outcomes. */
  private static double smallestP(int blocks) {
    return Math.scalb(1.0, -blocks);
  }
}
