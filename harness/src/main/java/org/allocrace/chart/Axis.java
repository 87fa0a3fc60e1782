package org.allocrace.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Where a value lies between the two ends of a plot, and where the ticks go. */
sealed interface Axis permits LinearAxis, LogAxis, TickedAxis {
  /** Beyond this ratio of the largest to the smallest value, a linear axis hides the small ones. */
  double LINEAR_REACH = 20;

  /** From 0 at the low end to 1 at the high end; values beyond an end lie at that end. */
  double position(double value);

  /** The values that get a tick, ascending. */
  List<Double> tickValues();

  /** How a value of this axis is printed at a tick. */
  DoubleFunction<String> format();

  /** The ticks with their words. */
  default List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (double value : tickValues()) {
      ticks.add(new Tick(position(value), format().apply(value)));
    }
    return ticks;
  }

  /** A mark at a position from 0 to 1. */
  record Tick(double position, String label) {}
}
