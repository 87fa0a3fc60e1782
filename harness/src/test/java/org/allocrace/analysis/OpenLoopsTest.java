package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.allocrace.model.Arrivals;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.Measurement;
import org.allocrace.model.OpenLoop;
import org.junit.jupiter.api.Test;

class OpenLoopsTest {
  private static final OpenLoop LOAD = new OpenLoop(Arrivals.FIXED, 10_000_000);

  private static LatencySeries series(String name, long max, long... lowerAndCount) {
    List<LatencySeries.Bucket> buckets = new ArrayList<>();
    long samples = 0;
    for (int i = 0; i < lowerAndCount.length; i += 2) {
      buckets.add(new LatencySeries.Bucket(lowerAndCount[i], lowerAndCount[i + 1]));
      samples += lowerAndCount[i + 1];
    }
    return new LatencySeries(name, 64, samples, max, buckets, List.of());
  }

  private static SortedMap<Integer, Measurement> invocation(LatencySeries... series) {
    TreeMap<Integer, Measurement> byBlock = new TreeMap<>();
    byBlock.put(
        0,
        new Measurement(
            "0a",
            9,
            "0b",
            new ClockFacts("c", 1, 20, 100),
            List.of(),
            List.of(),
            List.of(series),
            null,
            null));
    return byBlock;
  }

  private static double at(List<LatencyResult.QuantileResult> quantiles, double q) {
    return quantiles.stream().filter(one -> one.q() == q).findFirst().orElseThrow().ns().point();
  }

  /**
   * The scenario by which HdrHistogram explains coordinated omission: 100 s of requests every 10 ms
   * that take 1 ms, then one that takes 100 s. Seen from the actual starts nearly nothing is slow;
   * seen from the intended starts half of the time is. Oracle: of 20,000 intended starts 10,000
   * wait for the long one, from 100 s down to 10 ms in steps of 10 ms; so p50 is 1 ms, p90 is 80 s
   * and p99 is 98 s.
   */
  @Test
  void whatWaitsForASlowRequestIsInTheResponseTimeAndNotInTheServiceTime() {
    long ms = 1_000_000;
    LatencySeries service = series("service", 100_000 * ms, ms, 19_999, 100_000 * ms, 1);
    long[] waits = new long[2 + 2 * 10_000];
    waits[0] = ms;
    waits[1] = 10_000;
    for (int i = 0; i < 10_000; i++) {
      waits[2 + 2 * i] = (i + 1L) * 10 * ms;
      waits[3 + 2 * i] = 1;
    }
    LatencySeries response = series("response", 100_000 * ms, waits);
    OpenLoopResult result = OpenLoops.of(invocation(service, response), LOAD);
    assertNotNull(result);
    assertEquals((double) ms, at(result.service(), 0.99));
    assertEquals((double) ms, at(result.response(), 0.5));
    assertEquals(80_000.0 * ms, at(result.response(), 0.9));
    assertEquals(98_000.0 * ms, at(result.response(), 0.99));
    // Oracle: (19,999 · 1 ms + 100 s) / 20,000 = 6 ms of the 10 ms between two starts.
    assertEquals(0.6, result.utilisation(), 1e-4);
    assertEquals(100_000 * ms, result.longestResponseNs());
  }

  @Test
  void withoutASeriesOrALoadThereIsNoResult() {
    assertNull(OpenLoops.of(invocation(series("service", 5, 5, 20)), LOAD));
    assertNull(
        OpenLoops.of(invocation(series("service", 5, 5, 20), series("response", 5, 5, 20)), null));
    assertNull(OpenLoops.of(new TreeMap<>(), LOAD));
  }
}
