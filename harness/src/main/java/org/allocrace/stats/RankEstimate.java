package org.allocrace.stats;

/**
 * An estimate whose interval comes from a rank distribution.
 *
 * @param estimate the point and its interval, with the confidence achieved
 * @param method whether that confidence is exact
 */
public record RankEstimate(Estimate estimate, Method method) {
  /** From the log scale to ratios. */
  public RankEstimate exp() {
    return new RankEstimate(estimate.exp(), method);
  }
}
