package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.LatencySeries.Bucket;
import org.allocrace.model.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * Latency of a cell. Quantiles are those of a histogram: the lower bound of the bucket in which
 * they fall, at most 0.1 % below the value.
 */
final class Latencies {
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 0.9999};
  private static final long[] THRESHOLDS_NS = {
    1_000,
    2_000,
    5_000,
    10_000,
    20_000,
    50_000,
    100_000,
    200_000,
    500_000,
    1_000_000,
    2_000_000,
    5_000_000,
    10_000_000
  };

  /** A quantile q needs so many samples beyond it in every invocation. */
  private static final int BEYOND = 10;

  private Latencies() {}

  /** Null where nothing was measured. */
  static @Nullable LatencyResult of(SortedMap<Integer, Measurement> invocations) {
    SortedMap<Integer, LatencySeries> batches = series(invocations, LatencySeries.BATCH);
    SortedMap<Integer, LatencySeries> singles = series(invocations, LatencySeries.SINGLE);
    if (batches.isEmpty()) {
      return null;
    }
    int batch = batches.sequencedValues().getFirst().batch();
    return new LatencyResult(
        batch,
        quantiles(batches, batch),
        distribution(batches),
        tail(singles),
        causes(singles),
        singles.values().stream().mapToLong(LatencySeries::maxNs).max().orElse(0),
        Objects.requireNonNull(
            invocations.sequencedValues().getFirst().clock(), "latency without a clock"));
  }

  /** The invocations that have samples of a series, by block. */
  static SortedMap<Integer, LatencySeries> series(
      SortedMap<Integer, Measurement> invocations, String name) {
    SortedMap<Integer, LatencySeries> found = new TreeMap<>();
    invocations.forEach(
        (block, measurement) ->
            measurement.latency().stream()
                .filter(one -> one.series().equals(name) && one.samples() > 0)
                .forEach(one -> found.put(block, one)));
    return found;
  }

  /**
   * The quantiles that the number of samples supports.
   *
   * @param over by how much a time is divided: the operations of a batch, for times an operation
   */
  static List<LatencyResult.QuantileResult> quantiles(
      SortedMap<Integer, LatencySeries> batches, int over) {
    List<LatencyResult.QuantileResult> results = new ArrayList<>();
    for (double q : QUANTILES) {
      // Rounded, for 1 - 0.9 is a little less than a tenth and would ask for one sample more.
      long needed = Math.round(BEYOND / (1 - q));
      if (batches.values().stream().allMatch(series -> series.samples() >= needed)) {
        SortedMap<Integer, Double> byBlock = new TreeMap<>();
        batches.forEach((block, series) -> byBlock.put(block, quantile(series, q) / over));
        results.add(new LatencyResult.QuantileResult(q, Comparer.median(byBlock)));
      }
    }
    return results;
  }

  /** The smallest recorded value with at least the share q at or below it. */
  private static double quantile(LatencySeries series, double q) {
    long rank = Math.max(1, (long) Math.ceil(q * series.samples()));
    long seen = 0;
    for (Bucket bucket : series.histogram()) {
      seen += bucket.count();
      if (seen >= rank) {
        return bucket.lowerNs();
      }
    }
    return series.maxNs();
  }

  /** Merged over invocations, with at most about a hundred steps. */
  private static List<LatencyResult.Step> distribution(SortedMap<Integer, LatencySeries> batches) {
    SortedMap<Long, Long> merged = new TreeMap<>();
    long all = 0;
    int batch = 1;
    for (LatencySeries series : batches.values()) {
      batch = series.batch();
      for (Bucket bucket : series.histogram()) {
        merged.merge(bucket.lowerNs(), bucket.count(), Long::sum);
        all += bucket.count();
      }
    }
    List<LatencyResult.Step> steps = new ArrayList<>();
    long seen = 0;
    double last = 0;
    for (Map.Entry<Long, Long> entry : merged.entrySet()) {
      seen += entry.getValue();
      double share = (double) seen / all;
      if (share - last >= 0.01 || seen == all || steps.isEmpty()) {
        steps.add(new LatencyResult.Step((double) entry.getKey() / batch, share));
        last = share;
      }
    }
    return steps;
  }

  private static List<TailCause> causes(SortedMap<Integer, LatencySeries> singles) {
    Map<String, TailCause> byCause = new LinkedHashMap<>();
    for (LatencySeries series : singles.values()) {
      for (LatencySeries.Cause one : series.causes()) {
        byCause.merge(
            one.cause(),
            new TailCause(one.cause(), one.samples(), one.ns()),
            (a, b) -> new TailCause(a.cause(), a.count() + b.count(), a.ns() + b.ns()));
      }
    }
    return List.copyOf(byCause.values());
  }

  private static List<LatencyResult.TailShare> tail(SortedMap<Integer, LatencySeries> singles) {
    long samples = singles.values().stream().mapToLong(LatencySeries::samples).sum();
    List<LatencyResult.TailShare> tail = new ArrayList<>();
    for (long threshold : THRESHOLDS_NS) {
      long count =
          singles.values().stream()
              .flatMap(series -> series.histogram().stream())
              .filter(bucket -> bucket.lowerNs() >= threshold)
              .mapToLong(Bucket::count)
              .sum();
      if (samples > 0) {
        tail.add(new LatencyResult.TailShare(threshold, (double) count / samples, count));
      }
    }
    return tail;
  }
}
