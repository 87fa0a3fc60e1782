package org.allocrace.stats;

import java.util.stream.DoubleStream;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Two one-sided tests (Schuirmann 1987): is an effect on the log scale surely within ±margin?
 *
 * <p>At level alpha the effect is equivalent to none if its interval of confidence 1 − 2 alpha is
 * strictly inside (−margin, +margin). {@link #student} assumes normal log ratios, {@link
 * #signedRank} symmetric ones; both independent pairs. Not equivalent does not mean different: a
 * small sample shows neither.
 *
 * <p>p is the larger of the two one-sided p-values. Without ties p ≤ alpha exactly when the
 * interval is inside; with ties the signed-rank p is conditional on them and the interval, which
 * decides, is not.
 *
 * <p>Too few values and, for Student, values without spread have no answer, see {@link LogT} and
 * {@link HodgesLehmann}. NaN and infinities are refused.
 *
 * @param margin on the log scale, above 0: ln 1.05 for ±5 %
 * @param p of the hypothesis that the effect is not within the margin
 * @param interval of the effect on the log scale, confidence at least 1 − 2 alpha
 */
public record Equivalence(double margin, double p, Interval interval) {
  /** Refuses a margin that is not above 0. */
  public Equivalence {
    if (!(margin > 0 && Double.isFinite(margin))) {
      throw new IllegalArgumentException("a margin must be above 0, not " + margin);
    }
  }

  /** Whether the effect is within the margin, at the level the interval was made for. */
  public boolean shown() {
    return interval.isInside(-margin, margin);
  }

  /** By Student's t on log ratios. */
  public static Answer<Equivalence> student(double[] logRatios, double margin, double alpha) {
    return LogT.oneSample(logRatios, confidence(alpha))
        .map(
            found -> {
              Interval interval = found.estimate().interval();
              TDistribution student = Student.of(found.degrees());
              double farthest = Math.abs(found.estimate().point()) - margin;
              double p = student.cumulativeProbability(farthest / found.error());
              return new Equivalence(margin, p, interval);
            });
  }

  /** By the signed-rank test and the Hodges–Lehmann interval. */
  public static Answer<Equivalence> signedRank(double[] logRatios, double margin, double alpha) {
    return HodgesLehmann.location(logRatios, confidence(alpha))
        .map(
            found -> {
              double above = SignedRank.test(shifted(logRatios, margin)).p().greater();
              double below = SignedRank.test(shifted(logRatios, -margin)).p().less();
              return new Equivalence(margin, Math.max(above, below), found.estimate().interval());
            });
  }

  private static double confidence(double alpha) {
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("alpha must be between 0 and 0.5, not " + alpha);
    }
    return 1 - 2 * alpha;
  }

  private static double[] shifted(double[] values, double by) {
    return DoubleStream.of(values).map(value -> value + by).toArray();
  }
}
