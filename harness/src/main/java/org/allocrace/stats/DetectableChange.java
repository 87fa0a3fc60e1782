package org.allocrace.stats;

import java.util.OptionalInt;
import org.allocrace.stats.Answer.Known;
import org.allocrace.stats.Answer.NoSpread;
import org.allocrace.stats.Answer.TooFew;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The smallest change that a paired comparison finds with a given probability: what "no difference
 * was seen" leaves possible.
 *
 * <p>Power is that of the two-sided paired t test on log ratios, both tails counted, by the
 * noncentral t distribution (as R's {@code power.t.test(type = "paired", strict = TRUE)}). Assumes
 * independent normal log ratios of known deviation; where that deviation is itself estimated from n
 * values, the answer is as uncertain as it, by about 1/√(2n) of itself.
 *
 * <p>n &lt; 2 is {@link TooFew}; a deviation below {@value LogT#RESOLUTION} is {@link NoSpread},
 * because it promises what no measurement keeps. Results are good to about 1e-9 relative.
 *
 * @param log the change on the natural log scale, above 0; the same up as down
 * @param n the number of pairs
 * @param alpha level of the two-sided test
 * @param power probability that the test finds the change
 */
public record DetectableChange(double log, int n, double alpha, double power) {
  /** Planning stops at this many pairs: no study runs as many blocks. */
  public static final int MOST_PAIRS = 1_000_000;

  private static final double SOLVED_TO = 1e-12;

  /** The change as a ratio above 1; its inverse is the same change downwards. */
  public double ratio() {
    return Math.exp(log);
  }

  /**
   * What n pairs can detect. O(1), about 30 evaluations of the noncentral t distribution.
   *
   * @param deviation standard deviation of the log ratios, finite, not negative
   * @param power above alpha: a test that ignores the data finds anything with probability alpha
   */
  public static Answer<DetectableChange> of(int n, double deviation, double alpha, double power) {
    check(deviation, alpha, power);
    if (n < 2) {
      return new TooFew<>(2, n);
    }
    if (deviation < LogT.RESOLUTION) {
      return new NoSpread<>(0);
    }
    double critical = Student.halfWidth(n - 1.0, 1 - alpha);
    double high = critical;
    while (power(n, critical, high) < power) {
      high *= 2;
    }
    double shift =
        new BrentSolver(SOLVED_TO, SOLVED_TO)
            .solve(1000, x -> power(n, critical, x) - power, 0, high);
    return new Known<>(new DetectableChange(shift * deviation / Math.sqrt(n), n, alpha, power));
  }

  /**
   * The fewest pairs, at least 2, that detect a change; empty above {@link #MOST_PAIRS}. A
   * deviation of 0 needs 2. O(log n) evaluations of the noncentral t distribution.
   *
   * @param log the change on the log scale, above 0
   */
  public static OptionalInt pairsNeeded(double log, double deviation, double alpha, double power) {
    check(deviation, alpha, power);
    if (!(log > 0)) {
      throw new IllegalArgumentException("a change to detect must be above 0, not " + log);
    }
    int tooFew = 1;
    int enough = 2;
    while (!detects(enough, log, deviation, alpha, power)) {
      if (enough >= MOST_PAIRS) {
        return OptionalInt.empty();
      }
      tooFew = enough;
      enough = Math.min(2 * enough, MOST_PAIRS);
    }
    while (enough - tooFew > 1) {
      int between = (tooFew + enough) / 2;
      if (detects(between, log, deviation, alpha, power)) {
        enough = between;
      } else {
        tooFew = between;
      }
    }
    return OptionalInt.of(enough);
  }

  private static boolean detects(int n, double log, double deviation, double alpha, double power) {
    double critical = Student.halfWidth(n - 1.0, 1 - alpha);
    return deviation == 0 || power(n, critical, log / deviation * Math.sqrt(n)) >= power;
  }

  private static double power(int n, double critical, double shift) {
    NoncentralT t = new NoncentralT(n - 1.0, shift);
    return t.above(critical) + t.below(-critical);
  }

  private static void check(double deviation, double alpha, double power) {
    Values.openUnit(alpha, "alpha");
    Values.openUnit(power, "power");
    if (power <= alpha) {
      throw new IllegalArgumentException("power " + power + " is not above alpha " + alpha);
    }
    if (!(deviation >= 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException("no standard deviation: " + deviation);
    }
  }
}
