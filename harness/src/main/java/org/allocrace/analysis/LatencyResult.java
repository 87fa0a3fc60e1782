package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.ClockFacts;

/**
 * The latency of a cell. Quantiles are computed in each invocation; the invocations are the sample.
 *
 * @param batch operations in a batch
 * @param batches quantiles of the mean of a batch, ns an operation, ascending in q; only those that
 *     the number of samples supports
 * @param distribution merged over invocations, for pictures only
 * @param tail single operations of a microsecond and more
 * @param causes of the long single operations; empty where the program does not look for any
 * @param longestNs the longest single operation of all invocations, raw
 * @param clock of the first invocation
 */
public record LatencyResult(
    int batch,
    List<QuantileResult> batches,
    List<Step> distribution,
    List<TailShare> tail,
    List<TailCause> causes,
    long longestNs,
    ClockFacts clock) {
  /** Copies the lists. */
  public LatencyResult {
    batches = List.copyOf(batches);
    distribution = List.copyOf(distribution);
    tail = List.copyOf(tail);
    causes = List.copyOf(causes);
  }

  /**
   * Nanoseconds an operation under which a batch cannot be told from the clock itself: its smallest
   * step and one reading, shared among the operations of a batch.
   */
  public double floorNs() {
    return (clock.resolutionNs() + clock.costNs()) / batch;
  }

  /**
   * A quantile.
   *
   * @param q strictly between 0 and 1
   * @param ns over invocations, ns an operation
   */
  public record QuantileResult(double q, SampleEstimate ns) {}

  /**
   * A step of a cumulative distribution.
   *
   * @param ns an operation
   * @param share of the batches that are at most as long
   */
  public record Step(double ns, double share) {}

  /**
   * How many operations last at least so long.
   *
   * @param ns a threshold
   * @param share of all single operations of all invocations
   * @param count of them
   */
  public record TailShare(long ns, double share, long count) {}
}
