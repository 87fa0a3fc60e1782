package org.allocrace.chart;

/** Whether equal distances of an axis are equal differences or equal ratios. */
public enum AxisChoice {
  LINEAR,
  LOGARITHMIC,
  /** Logarithmic when the largest value is more than twenty times the smallest. */
  BY_RANGE;

  boolean logarithmic(double smallest, double largest) {
    return switch (this) {
      case LINEAR -> false;
      case LOGARITHMIC -> true;
      case BY_RANGE -> largest > Axis.LINEAR_REACH * smallest;
    };
  }
}
