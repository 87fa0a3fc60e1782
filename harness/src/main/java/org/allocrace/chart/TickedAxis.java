package org.allocrace.chart;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Equal differences are equal distances, with ticks where the caller wants them: at the values that
 * were measured.
 *
 * @param low the low end
 * @param high the high end, above the low one
 * @param tickValues ascending
 */
record TickedAxis(double low, double high, List<Double> tickValues, DoubleFunction<String> format)
    implements Axis {
  TickedAxis {
    tickValues = List.copyOf(tickValues);
  }

  @Override
  public double position(double value) {
    return Math.clamp((value - low) / (high - low), 0, 1);
  }
}
