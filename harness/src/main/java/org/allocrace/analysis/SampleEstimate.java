package org.allocrace.analysis;

import java.util.List;
import org.allocrace.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A figure whose sample is the invocation.
 *
 * @param point median over the invocations
 * @param interval between order statistics; null with fewer than six invocations
 * @param invocations the values, in the order of their blocks
 */
public record SampleEstimate(double point, @Nullable Interval interval, List<Double> invocations) {
  /** Copies the list. */
  public SampleEstimate {
    invocations = List.copyOf(invocations);
  }
}
