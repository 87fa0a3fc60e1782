package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.allocrace.model.ClockFacts;
import org.allocrace.model.LatencySeries;
import org.allocrace.model.LatencySeries.Bucket;
import org.allocrace.model.Measurement;
import org.junit.jupiter.api.Test;

/** Histograms whose quantiles and shares are counted by hand. */
class LatenciesTest {
  private static final ClockFacts CLOCK = new ClockFacts("C", 1, 20, 100);

  private static LatencySeries batches(List<Bucket> histogram) {
    long samples = histogram.stream().mapToLong(Bucket::count).sum();
    return new LatencySeries(LatencySeries.BATCH, 64, samples, 99_999, histogram, List.of());
  }

  private static LatencySeries singles(long samples, long max, Bucket... histogram) {
    return new LatencySeries(LatencySeries.SINGLE, 1, samples, max, List.of(histogram), List.of());
  }

  /** The batches 64, 128, … 64·n ns, once each: 1 to n ns an operation. */
  private static LatencySeries upTo(long n) {
    return batches(LongStream.rangeClosed(1, n).mapToObj(i -> new Bucket(64 * i, 1)).toList());
  }

  private static SortedMap<Integer, Measurement> invocations(List<List<LatencySeries>> all) {
    SortedMap<Integer, Measurement> byBlock = new TreeMap<>();
    for (List<LatencySeries> series : all) {
      byBlock.put(
          byBlock.size(),
          new Measurement("0a", 10, "0a", CLOCK, List.of(), List.of(), series, null, null));
    }
    return byBlock;
  }

  private static LatencyResult result(LatencySeries... series) {
    LatencyResult result = Latencies.of(invocations(List.of(List.of(series))));
    assertNotNull(result);
    return result;
  }

  private static List<Double> supported(long samples) {
    return result(batches(List.of(new Bucket(64, samples)))).batches().stream()
        .map(LatencyResult.QuantileResult::q)
        .toList();
  }

  @Test
  void aQuantileIsReportedOnlyWithTenSamplesBeyondIt() {
    assertEquals(List.of(), supported(19));
    assertEquals(List.of(0.5), supported(20));
    assertEquals(List.of(0.5), supported(99));
    assertEquals(List.of(0.5, 0.9), supported(100));
    assertEquals(List.of(0.5, 0.9), supported(999));
    assertEquals(List.of(0.5, 0.9, 0.99), supported(1_000));
    assertEquals(List.of(0.5, 0.9, 0.99), supported(9_999));
    assertEquals(List.of(0.5, 0.9, 0.99, 0.999), supported(10_000));
    assertEquals(List.of(0.5, 0.9, 0.99, 0.999), supported(99_999));
    assertEquals(List.of(0.5, 0.9, 0.99, 0.999, 0.9999), supported(100_000));
  }

  @Test
  void everyInvocationMustHaveTheSamples() {
    LatencyResult result =
        Latencies.of(invocations(List.of(List.of(upTo(1_000)), List.of(upTo(100)))));
    assertNotNull(result);
    assertEquals(2, result.batches().size());
  }

  @Test
  void quantilesAreThoseOfEachInvocationInNanosecondsAnOperation() {
    LatencyResult result =
        Latencies.of(
            invocations(List.of(List.of(upTo(1_000)), List.of(upTo(2_000)), List.of(upTo(4_000)))));
    assertNotNull(result);
    // Oracle: by hand; the smallest value with at least the share q at or below it.
    List<SampleEstimate> estimates =
        result.batches().stream().map(LatencyResult.QuantileResult::ns).toList();
    assertEquals(List.of(500.0, 1_000.0, 2_000.0), estimates.get(0).invocations());
    assertEquals(List.of(900.0, 1_800.0, 3_600.0), estimates.get(1).invocations());
    assertEquals(List.of(990.0, 1_980.0, 3_960.0), estimates.get(2).invocations());
    assertEquals(1_000, estimates.get(0).point(), 0);
  }

  @Test
  void theTailSaysHowManySinglesLastSoLong() {
    LatencyResult result =
        result(
            upTo(20),
            singles(
                1_000_000,
                70_001,
                new Bucket(1_000, 30),
                new Bucket(2_000, 5),
                new Bucket(70_000, 1)));
    assertEquals(
        List.of(
            new LatencyResult.TailShare(1_000, 36e-6, 36),
            new LatencyResult.TailShare(2_000, 6e-6, 6),
            new LatencyResult.TailShare(5_000, 1e-6, 1),
            new LatencyResult.TailShare(10_000, 1e-6, 1),
            new LatencyResult.TailShare(20_000, 1e-6, 1),
            new LatencyResult.TailShare(50_000, 1e-6, 1),
            new LatencyResult.TailShare(100_000, 0, 0)),
        result.tail().subList(0, 7));
    assertEquals(70_001, result.longestNs());
  }

  @Test
  void theTailIsOfAllInvocationsTogether() {
    LatencyResult result =
        Latencies.of(
            invocations(
                List.of(
                    List.of(upTo(20), singles(100, 1_500, new Bucket(1_500, 1))),
                    List.of(upTo(20), singles(300, 9_000, new Bucket(9_000, 3))))));
    assertNotNull(result);
    assertEquals(new LatencyResult.TailShare(1_000, 0.01, 4), result.tail().getFirst());
    assertEquals(9_000, result.longestNs());
  }

  @Test
  void theDistributionEndsAtOneAndHasAboutAHundredSteps() {
    List<LatencyResult.Step> steps = result(upTo(10_000)).distribution();
    assertEquals(1, steps.getFirst().ns(), 0);
    assertEquals(new LatencyResult.Step(10_000, 1), steps.getLast());
    List<Double> shares = new ArrayList<>(steps.stream().map(LatencyResult.Step::share).toList());
    assertEquals(shares.stream().sorted().toList(), shares, "it ascends");
    assertEquals(101, steps.size(), 1);
  }

  @Test
  void withoutBatchesThereIsNoResult() {
    assertNull(Latencies.of(new TreeMap<>()));
    assertNull(Latencies.of(invocations(List.of(List.of(batches(List.of()))))));
  }
}
