package org.allocrace.chart;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Equal ratios are equal distances. The ends are ticks.
 *
 * @param tickValues ascending, at least two, all positive
 */
record LogAxis(List<Double> tickValues, DoubleFunction<String> format) implements Axis {
  private static final int DECADES_WITH_STEPS = 4;
  private static final int TICKS = 10;
  private static final double NARROW = 3;

  /**
   * Ticks at 1, 2 and 5 times the powers of ten; at the powers alone over many decades; at even
   * steps when the values lie so close together that those would leave most of the plot empty.
   */
  static LogAxis decimal(double low, double high, DoubleFunction<String> format) {
    if (high <= low * NARROW && high > low) {
      return new LogAxis(LinearAxis.between(low, high, format).tickValues(), format);
    }
    int first = (int) Math.floor(Math.log10(low) + 1e-9);
    int last = (int) Math.ceil(Math.log10(high) - 1e-9);
    double[] digits =
        last - first <= DECADES_WITH_STEPS ? new double[] {1, 2, 5} : new double[] {1};
    List<Double> all =
        IntStream.rangeClosed(first - 1, last + 1)
            .boxed()
            .flatMap(
                exponent ->
                    DoubleStream.of(digits).mapToObj(digit -> digit * Math.pow(10, exponent)))
            .toList();
    return covering(low, high, all, format);
  }

  /** Ticks at powers of two, or of 4, 32 or 1024, so that bytes have round labels. */
  static LogAxis binary(double low, double high, DoubleFunction<String> format) {
    double doublings = Math.log(high / low) / Math.log(2);
    int step = IntStream.of(1, 2, 5).filter(s -> doublings / s <= TICKS).findFirst().orElse(10);
    int first = (int) Math.floor(Math.log(low) / Math.log(2) / step) - 1;
    int last = (int) Math.ceil(Math.log(high) / Math.log(2) / step) + 1;
    List<Double> all =
        IntStream.rangeClosed(first, last).mapToObj(i -> Math.pow(2, i * step)).toList();
    return covering(low, high, all, format);
  }

  private static LogAxis covering(
      double low, double high, List<Double> all, DoubleFunction<String> format) {
    double start =
        all.stream().filter(tick -> tick <= low * (1 + 1e-9)).max(Double::compare).orElseThrow();
    double end =
        all.stream()
            .filter(tick -> tick >= high * (1 - 1e-9) && tick > start)
            .min(Double::compare)
            .orElseThrow();
    return new LogAxis(all.stream().filter(tick -> tick >= start && tick <= end).toList(), format);
  }

  @Override
  public double position(double value) {
    double start = Math.log(tickValues.getFirst());
    double end = Math.log(tickValues.getLast());
    return value <= 0 ? 0 : Math.clamp((Math.log(value) - start) / (end - start), 0, 1);
  }
}
