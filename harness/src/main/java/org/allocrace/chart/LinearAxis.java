package org.allocrace.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.LongStream;

/**
 * Equal steps of 1, 2 or 5 times a power of ten.
 *
 * @param first the low end in steps
 * @param last the high end in steps
 */
record LinearAxis(double step, long first, long last, DoubleFunction<String> format)
    implements Axis {
  private static final int STEPS = 8;

  /** An axis that starts at zero, as bars need it. */
  static LinearAxis fromZero(double high, DoubleFunction<String> format) {
    return between(0, high, format);
  }

  /** An axis that just covers the values. */
  static LinearAxis between(double low, double high, DoubleFunction<String> format) {
    return between(low, high, 0, format);
  }

  /** An axis for counts: no tick between two whole numbers. */
  static LinearAxis counting(double low, double high, DoubleFunction<String> format) {
    return between(low, high, 1, format);
  }

  private static LinearAxis between(
      double low, double high, double smallestStep, DoubleFunction<String> format) {
    double span = high > low ? high - low : Math.max(Math.abs(high), 1);
    double step = Math.max(smallestStep, niceStep(span / STEPS));
    long first = (long) Math.floor(low / step + 1e-9);
    long last = Math.max(first + 1, (long) Math.ceil(high / step - 1e-9));
    return new LinearAxis(step, first, last, format);
  }

  private static double niceStep(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  @Override
  public double position(double value) {
    return Math.clamp((value / step - first) / (last - first), 0, 1);
  }

  @Override
  public List<Double> tickValues() {
    return LongStream.rangeClosed(first, last).mapToObj(i -> i * step).toList();
  }
}
