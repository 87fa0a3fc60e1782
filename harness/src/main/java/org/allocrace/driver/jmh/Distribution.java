package org.allocrace.driver.jmh;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.allocrace.model.LatencySeries;

/** One series of times: a histogram with 3 digits from 1 ns, the exact maximum, and a count. */
final class Distribution {
  private static final int DIGITS = 3;

  private final Histogram histogram = new Histogram(DIGITS);
  private long samples;
  private long max;

  /** Counts a time and records it. */
  void record(long ns) {
    note(1, ns);
    histogram.recordValue(ns);
  }

  /** Counts times that are too short to be recorded. */
  void note(long count, long longest) {
    samples += count;
    max = Math.max(max, longest);
  }

  void clear() {
    histogram.reset();
    samples = 0;
    max = 0;
  }

  LatencySeries series(String name, int batch) {
    return series(name, batch, List.of());
  }

  LatencySeries series(String name, int batch, List<LatencySeries.Cause> causes) {
    List<LatencySeries.Bucket> buckets = new ArrayList<>();
    for (HistogramIterationValue value : histogram.recordedValues()) {
      long lower = histogram.lowestEquivalentValue(value.getValueIteratedTo());
      buckets.add(new LatencySeries.Bucket(lower, value.getCountAtValueIteratedTo()));
    }
    return new LatencySeries(name, batch, samples, max, buckets, causes);
  }
}
