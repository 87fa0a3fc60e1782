package org.allocrace.stats;

import java.util.Optional;

/**
 * The ratio of the means of two independent samples, with the interval of Fieller (1954) that
 * Kalibera and Jones (ISMM 2013) use for speed-ups: the ratios that a t test of {@code mean(to) −
 * ratio · mean(from)} does not reject.
 *
 * <p>Assumes independent samples of independent values whose means are normal; the variances may
 * differ. Of nested measurements the values are the means of the outermost level (invocations): all
 * that the inner levels add is in their spread. The degrees of freedom are Welch and
 * Satterthwaite's at the estimated ratio, because those of the smaller sample alone (the papers
 * take equal counts) would cover 97.5 % instead of 95 at n = 5.
 *
 * <p>No answer, an empty {@link Optional}: a sample has fewer than two values; neither has a
 * relative spread above {@value LogT#RESOLUTION}; or the mean of {@code from} is not surely apart
 * from 0, in which case no finite interval has the confidence asked for. NaN and infinities are
 * refused. Ties need no care. O(n); good to about 1e-12 relative.
 */
public final class FiellerRatio {
  private FiellerRatio() {}

  /** The ratio mean(to) / mean(from) with an interval of the given confidence. */
  public static Optional<Estimate> of(double[] from, double[] to, double confidence) {
    Values.openUnit(confidence, "confidence");
    Optional<Moments> below = Moments.of(from).known();
    Optional<Moments> above = Moments.of(to).known();
    return below.flatMap(b -> above.flatMap(a -> of(b, a, confidence)));
  }

  private static Optional<Estimate> of(Moments below, Moments above, double confidence) {
    double ratio = above.mean() / below.mean();
    double va = above.error() * above.error();
    double vb = below.error() * below.error();
    double scaled = ratio * ratio * vb;
    double both = va + scaled;
    // Infinite or NaN if the mean of from is 0; a spread below the resolution is rounding.
    if (!(both > Math.pow(LogT.RESOLUTION * above.mean(), 2) && Double.isFinite(both))) {
      return Optional.empty();
    }
    double degrees = both * both / (va * va / (above.n() - 1) + scaled * scaled / (below.n() - 1));
    double t = Student.halfWidth(degrees, confidence);
    // Bounds are the roots of (mean - ratio m)² = t² (va + ratio² vb), divided by m².
    double certain = 1 - t * t * vb / (below.mean() * below.mean());
    if (!(certain > 0)) {
      return Optional.empty();
    }
    double reach = t / Math.abs(below.mean()) * Math.sqrt(va * certain + scaled);
    double low = Math.min((ratio - reach) / certain, ratio);
    double high = Math.max((ratio + reach) / certain, ratio);
    Interval interval = new Interval(low, high, confidence);
    return Optional.of(new Estimate(ratio, interval));
  }
}
