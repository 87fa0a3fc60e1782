package org.allocrace.selftest;

/** What a metric should come to. Shares are from 0 to 1. */
public sealed interface Goal {
  /**
   * A share that is small.
   *
   * @param share the most that may be measured
   * @param bound the most that the upper end of its interval may be; 1 if that is not asked
   */
  record AtMost(double share, double bound) implements Goal {}

  /** A share that is large: at least this is measured. */
  record AtLeast(double share) implements Goal {}

  /** A share that lies between two, both included. */
  record Between(double low, double high) implements Goal {}

  /** Every relative error is at most this. */
  record ErrorAtMost(double relative) implements Goal {}

  /** Nothing is asked; the figure is shown beside the others. */
  record Shown() implements Goal {}

  /** Whether what was measured comes to it; what was not measured reaches nothing. */
  default boolean isReached(Measured measured) {
    return switch (measured) {
      case Measured.Share share -> isReached(share);
      case Measured.WorstError worst ->
          this instanceof ErrorAtMost(double relative) && worst.relative() <= relative;
      case Measured.Nothing _ -> false;
    };
  }

  private boolean isReached(Measured.Share measured) {
    return switch (this) {
      case AtMost(double share, double bound) ->
          measured.value() <= share && measured.interval().high() <= bound;
      case AtLeast(double share) -> measured.value() >= share;
      case Between(double low, double high) -> measured.value() >= low && measured.value() <= high;
      case ErrorAtMost(double _) -> false;
      case Shown() -> true;
    };
  }
}
