package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.OpenLoop;

/**
 * Requests with intended start times. Quantiles are computed in each invocation; the invocations
 * are the sample. A request is a batch of operations, and its times are those of the whole batch.
 *
 * @param load the intended starts
 * @param batch operations of a request
 * @param service from the actual start, ns a request, ascending in q
 * @param response from the intended start, ns a request, ascending in q
 * @param utilisation mean service time over the period: above 1 the queue only grows
 * @param longestResponseNs the longest of all invocations, raw
 * @param clock of the first invocation
 */
public record OpenLoopResult(
    OpenLoop load,
    int batch,
    List<LatencyResult.QuantileResult> service,
    List<LatencyResult.QuantileResult> response,
    double utilisation,
    long longestResponseNs,
    ClockFacts clock) {
  /** Copies the lists. */
  public OpenLoopResult {
    service = List.copyOf(service);
    response = List.copyOf(response);
  }

  /** Nanoseconds under which a request cannot be told from the clock: a step and one reading. */
  public double floorNs() {
    return clock.resolutionNs() + clock.costNs();
  }

  /** Whether requests arrive faster than they are served: the queue only grows. */
  public boolean isOverloaded() {
    return utilisation >= 1;
  }
}
