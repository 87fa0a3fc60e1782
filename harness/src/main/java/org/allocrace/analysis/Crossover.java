package org.allocrace.analysis;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.allocrace.model.CostPoint;

/**
 * When one cell has cost less in all than another, for good.
 *
 * @param when whether it ever does
 * @param operations after so many, rounded up, it has overtaken the other for the last time; 0
 *     unless {@code when} is {@code AFTER}
 * @param crossings how often the curves cross in all; touching is no crossing
 */
public record Crossover(When when, long operations, int crossings) {
  /** Whether and when a cell overtakes another. */
  public enum When {
    /** In the end it costs as much or more. */
    NEVER,
    /** It costs less after so many operations, not always before. */
    AFTER,
    /** It costs less wherever the two differ at all. */
    FROM_THE_START
  }

  /** Where the difference of two curves was last known, and its sign before. */
  private static final class Walk {
    private double operations;
    private double difference;
    private int sign;
    private double lastCrossing;
    private int crossings;

    void to(double nextOperations, double next) {
      int nextSign = (int) Math.signum(next);
      if (nextSign != 0) {
        if (sign != 0 && nextSign != sign) {
          crossing(operations + (nextOperations - operations) * difference / (difference - next));
        }
        sign = nextSign;
      }
      operations = nextOperations;
      difference = next;
    }

    void crossing(double at) {
      crossings++;
      lastCrossing = at;
    }

    /** Along a straight line without an end. */
    void forEver(double slope) {
      int lastSign = (int) Math.signum(slope);
      if (lastSign != 0) {
        if (sign != 0 && lastSign != sign) {
          crossing(operations - difference / slope);
        }
        sign = lastSign;
      }
    }
  }

  /**
   * After how many operations {@code cell} has overtaken {@code other}. Curves that are straight
   * between points cross between two of them at most once, so the points of both are enough. O(p²)
   * for p points.
   */
  public static Crossover of(CostCurve cell, CostCurve other) {
    NavigableSet<Long> bends = new TreeSet<>();
    cell.points().stream().map(CostPoint::operations).forEach(bends::add);
    other.points().stream().map(CostPoint::operations).forEach(bends::add);
    Walk walk = new Walk();
    for (long bend : bends) {
      double at = (double) bend;
      walk.to(at, cell.ns(at) - other.ns(at));
    }
    walk.forEver(cell.steadyNs() - other.steadyNs());
    if (walk.sign >= 0) {
      return new Crossover(When.NEVER, 0, walk.crossings);
    }
    return walk.crossings == 0
        ? new Crossover(When.FROM_THE_START, 0, 0)
        : new Crossover(When.AFTER, (long) Math.ceil(walk.lastCrossing), walk.crossings);
  }
}
