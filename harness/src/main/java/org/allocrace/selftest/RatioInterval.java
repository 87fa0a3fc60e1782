package org.allocrace.selftest;

import java.util.List;
import java.util.Optional;
import org.allocrace.analysis.RunResult;
import org.allocrace.stats.Estimate;
import org.allocrace.stats.FiellerRatio;
import org.allocrace.stats.HodgesLehmann;
import org.allocrace.stats.Interval;
import org.allocrace.stats.LogT;

/** A way to an interval of the ratio to/from, as the self-test puts it on trial. */
public interface RatioInterval {
  /** A name and the way. */
  record Named(String name, RatioInterval way) {}

  /** The intervals of the suite: of every comparison, its second opinion, and of means. */
  List<Named> ALL =
      List.of(
          new Named("Hodges–Lehmann, exact signed-rank", RatioInterval::hodgesLehmann),
          new Named("Student's t on log ratios", RatioInterval::student),
          new Named("Fieller's, of means", RatioInterval::fieller));

  /** The interval, if so few values have one; {@code from[i]} and {@code to[i]} are one block. */
  Optional<Interval> of(double[] from, double[] to);

  private static Optional<Interval> hodgesLehmann(double[] from, double[] to) {
    double[] logs = new double[from.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.log(to[i] / from[i]);
    }
    return HodgesLehmann.location(logs, RunResult.CONFIDENCE)
        .known()
        .map(found -> found.exp().estimate().interval());
  }

  private static Optional<Interval> student(double[] from, double[] to) {
    return LogT.paired(from, to, RunResult.CONFIDENCE)
        .known()
        .map(found -> found.estimate().exp().interval());
  }

  private static Optional<Interval> fieller(double[] from, double[] to) {
    return FiellerRatio.of(from, to, RunResult.CONFIDENCE).map(Estimate::interval);
  }
}
