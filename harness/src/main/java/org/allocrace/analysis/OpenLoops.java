package org.allocrace.analysis;

import java.util.Objects;
import java.util.SortedMap;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.LatencySeries.Bucket;
import org.allocrace.model.Measurement;
import org.allocrace.model.OpenLoop;
import org.jspecify.annotations.Nullable;

/** Service and response times of a cell. */
final class OpenLoops {
  private OpenLoops() {}

  /** Null where nothing was measured. */
  static @Nullable OpenLoopResult of(
      SortedMap<Integer, Measurement> invocations, @Nullable OpenLoop load) {
    SortedMap<Integer, LatencySeries> service =
        Latencies.series(invocations, LatencySeries.SERVICE);
    SortedMap<Integer, LatencySeries> response =
        Latencies.series(invocations, LatencySeries.RESPONSE);
    if (load == null || service.isEmpty() || response.isEmpty()) {
      return null;
    }
    return new OpenLoopResult(
        load,
        service.sequencedValues().getFirst().batch(),
        Latencies.quantiles(service, 1),
        Latencies.quantiles(response, 1),
        meanNs(service) / load.periodNs(),
        response.values().stream().mapToLong(LatencySeries::maxNs).max().orElse(0),
        Objects.requireNonNull(
            invocations.sequencedValues().getFirst().clock(), "an open loop without a clock"));
  }

  /** From the lower bounds of the buckets: at most 0.1 % too low. */
  private static double meanNs(SortedMap<Integer, LatencySeries> invocations) {
    double ns = 0;
    double count = 0;
    for (LatencySeries series : invocations.values()) {
      for (Bucket bucket : series.histogram()) {
        ns += (double) bucket.lowerNs() * bucket.count();
        count += bucket.count();
      }
    }
    return ns / count;
  }
}
