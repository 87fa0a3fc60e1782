package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.CostPoint;

/**
 * What operations cost in all since a process began: straight between its points, the first of
 * which is that no operation costs nothing, and at the steady rate after the last.
 *
 * @param points operations ascending strictly and above 0, ns not descending
 * @param steadyNs ns an operation after the last point, finite, not negative
 */
public record CostCurve(List<CostPoint> points, double steadyNs) {
  /** Copies the points; refuses what is no curve. */
  public CostCurve {
    points = List.copyOf(points);
    CostPoint before = new CostPoint(0, 0);
    for (CostPoint point : points) {
      if (point.operations() <= before.operations() || point.ns() < before.ns()) {
        throw new IllegalArgumentException("no cost curve: " + point + " after " + before);
      }
      before = point;
    }
    if (!(steadyNs >= 0 && Double.isFinite(steadyNs))) {
      throw new IllegalArgumentException("no rate: " + steadyNs);
    }
  }

  /** The ns of the first so many operations. O(points). */
  public double ns(double operations) {
    double atOperations = 0;
    double atNs = 0;
    for (CostPoint point : points) {
      if (operations <= point.operations()) {
        double share = (operations - atOperations) / (point.operations() - atOperations);
        return atNs + share * (point.ns() - atNs);
      }
      atOperations = point.operations();
      atNs = point.ns();
    }
    return atNs + (operations - atOperations) * steadyNs;
  }
}
