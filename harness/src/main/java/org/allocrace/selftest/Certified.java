package org.allocrace.selftest;

import java.util.function.DoubleSupplier;

/**
 * A value that is known from elsewhere, and how the suite finds it.
 *
 * @param name what it is, unique within its source
 * @param source who says so
 * @param right not 0
 */
public record Certified(String name, String source, double right, DoubleSupplier found) {
  /** Refuses a value of which there is no relative error. */
  public Certified {
    if (right == 0 || !Double.isFinite(right)) {
      throw new IllegalArgumentException(name + " has no relative error at " + right);
    }
  }

  /** The relative error of what the suite finds; infinite if that is no number. */
  public double error() {
    double error = Math.abs(found.getAsDouble() - right) / Math.abs(right);
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
