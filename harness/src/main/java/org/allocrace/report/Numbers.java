package org.allocrace.report;

import java.math.BigDecimal;
import org.allocrace.analysis.Comparison;
import org.allocrace.analysis.SampleEstimate;
import org.allocrace.stats.Interval;
import org.allocrace.unit.Bytes;
import org.allocrace.unit.Digits;
import org.allocrace.unit.Nanos;
import org.allocrace.unit.Percent;
import org.jspecify.annotations.Nullable;

/**
 * Figures as the report prints them: three significant digits, the same in every locale. What is
 * not there, and what is no number, is {@link #NONE}.
 *
 * <p>Sentences of this package are put together with {@code %s} only, also for whole numbers:
 * {@code %d} prints the digits of the reader's locale.
 */
final class Numbers {
  /** In place of a figure that does not exist. */
  static final String NONE = "–";

  private static final double MILLION = 1e6;

  private Numbers() {}

  /** A figure without its unit, which stands in the head of the column. */
  static String plain(double figure) {
    return Double.isFinite(figure) ? Digits.significant(figure) : NONE;
  }

  /** {@code 1.21 (1.18 to 1.24)}, or without the parentheses where there is no interval. */
  static String within(double figure, @Nullable Interval interval) {
    return plain(figure) + bounds(interval);
  }

  static String within(SampleEstimate estimate) {
    return within(estimate.point(), estimate.interval());
  }

  /** {@code 1.21× (1.18 to 1.24)}. */
  static String ratio(Comparison comparison) {
    return times(comparison.ratio()) + bounds(comparison.interval());
  }

  /** {@code 1.21×}. */
  static String times(double ratio) {
    return Double.isFinite(ratio) ? plain(ratio) + "×" : NONE;
  }

  private static String bounds(@Nullable Interval interval) {
    return interval == null
        ? ""
        : " (" + plain(interval.low()) + " to " + plain(interval.high()) + ")";
  }

  static String percent(double share) {
    return Double.isFinite(share) ? new Percent(share).text() : NONE;
  }

  /** A share as so many in a million: tails are too thin for per cent. */
  static String perMillion(double share) {
    return plain(share * MILLION);
  }

  static String nanos(double nanos) {
    return Double.isFinite(nanos) && nanos >= 0 ? new Nanos(nanos).text() : NONE;
  }

  /** {@code 1.52 µs (1.50 µs to 1.55 µs)}; a figure at or under the floor is {@code ≤ floor}. */
  static String nanosWithin(SampleEstimate estimate, double floor) {
    if (estimate.point() <= floor) {
      return "≤ " + nanos(floor);
    }
    Interval interval = estimate.interval();
    return interval == null
        ? nanos(estimate.point())
        : "%s (%s to %s)"
            .formatted(nanos(estimate.point()), nanos(interval.low()), nanos(interval.high()));
  }

  /** For names of thresholds: {@code 10 µs}. */
  static String briefNanos(double nanos) {
    return new Nanos(nanos).tick();
  }

  static String bytes(@Nullable Long bytes) {
    return bytes == null || bytes < 0 ? NONE : new Bytes(bytes).text();
  }

  static String count(@Nullable Long count) {
    return count == null ? NONE : Long.toString(count);
  }

  /** All digits, in plain notation, for machines; empty where there is no number. */
  static String exact(@Nullable Double figure) {
    if (figure == null || !Double.isFinite(figure)) {
      return "";
    }
    BigDecimal digits = BigDecimal.valueOf(figure).stripTrailingZeros();
    return digits.signum() == 0 ? "0" : digits.toPlainString();
  }
}
