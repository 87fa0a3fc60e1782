package org.allocrace.stats;

import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.NoSpread;
import org.allocrace.stats.Answer.TooFew;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Student's t on logarithms: the second opinion beside the rank methods.
 *
 * <p>Everything here is on the natural log scale; {@code estimate().exp()} is the ratio. Assumes
 * independent values (of the paired test: independent pairs) whose logarithms, or whose differences
 * of logarithms, are normal. {@link #welch} allows the two variances to differ and approximates the
 * degrees of freedom (Welch 1947, Satterthwaite).
 *
 * <ul>
 *   <li>n &lt; 2, for Welch in either sample: {@link TooFew}.
 *   <li>A deviation below {@value #RESOLUTION} is {@link NoSpread}, with the mean: on a log scale
 *       that is a relative spread no measurement has, and what is left is rounding. (Commons Math
 *       answers NaN or infinity.)
 *   <li>Ties need no care. NaN and infinities are refused; so are values that have no logarithm.
 * </ul>
 *
 * <p>O(n). The moments and the t distribution are those of Commons; quantiles are solved to 1e-14,
 * results are good to about 1e-12 relative.
 */
public final class LogT {
  /** Deviations of logarithms below this are rounding; no unit, as logarithms have none. */
  public static final double RESOLUTION = 1e-12;

  private LogT() {}

  /**
   * What a t test found.
   *
   * @param estimate the mean, or the difference of the means, on the log scale
   * @param error standard error of the estimate, above 0
   * @param degrees of freedom; not whole for Welch's test
   * @param p against 0: {@code less} is small when the estimate is below 0
   */
  public record Result(Estimate estimate, double error, double degrees, Tails p) {
    /** The statistic against 0. */
    public double t() {
      return estimate.point() / error;
    }
  }

  /** One sample of logarithms, or of log ratios d = ln(to) − ln(from), against 0. */
  public static Answer<Result> oneSample(double[] logs, double confidence) {
    return switch (Moments.of(logs)) {
      case TooFew<Moments>(int needed, int given) -> new TooFew<>(needed, given);
      case NoSpread<Moments>(double value) -> new NoSpread<>(value);
      case Known<Moments>(Moments m) ->
          result(m.mean(), m.error(), m.n() - 1.0, m.deviation(), confidence);
    };
  }

  /** The log of the ratio to/from of paired positive values, {@code from[i]} with {@code to[i]}. */
  public static Answer<Result> paired(double[] from, double[] to, double confidence) {
    if (from.length != to.length) {
      throw new IllegalArgumentException(from.length + " values paired with " + to.length);
    }
    double[] differences = Values.logs(to);
    double[] before = Values.logs(from);
    for (int i = 0; i < differences.length; i++) {
      differences[i] -= before[i];
    }
    return oneSample(differences, confidence);
  }

  /** The log of the ratio to/from of the geometric means of independent positive samples. */
  public static Answer<Result> welch(double[] from, double[] to, double confidence) {
    int smaller = Math.min(from.length, to.length);
    var before = Moments.of(Values.logs(from)).known();
    var after = Moments.of(Values.logs(to)).known();
    if (before.isEmpty() || after.isEmpty()) {
      return new TooFew<>(2, smaller);
    }
    Moments a = before.get();
    Moments b = after.get();
    double va = a.error() * a.error();
    double vb = b.error() * b.error();
    double degrees = (va + vb) * (va + vb) / (va * va / (a.n() - 1) + vb * vb / (b.n() - 1));
    double widest = Math.max(a.deviation(), b.deviation());
    return result(b.mean() - a.mean(), Math.sqrt(va + vb), degrees, widest, confidence);
  }

  private static Answer<Result> result(
      double mean, double error, double degrees, double deviation, double confidence) {
    Values.openUnit(confidence, "confidence");
    if (deviation < RESOLUTION) {
      return new NoSpread<>(mean);
    }
    TDistribution student = Student.of(degrees);
    double half = Student.halfWidth(degrees, confidence) * error;
    double t = mean / error;
    Interval interval = new Interval(mean - half, mean + half, confidence);
    Tails tails = new Tails(student.cumulativeProbability(t), student.cumulativeProbability(-t));
    return new Known<>(new Result(new Estimate(mean, interval), error, degrees, tails));
  }
}
