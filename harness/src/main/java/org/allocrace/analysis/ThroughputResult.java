package org.allocrace.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The throughput of a cell.
 *
 * @param nsPerOperation gross; an invocation counts with the median of the measured iterations of
 *     its steady tail
 * @param geometricMean of the same invocations, ns an operation
 * @param floor the control of the same language on the same trace; null for the control itself and
 *     where it was not measured
 * @param toReference null for the reference itself and where there is none
 * @param toHeap the general allocator of the same language; null for itself, for the control and
 *     where it was not measured
 * @param iterations ns an operation at each iteration, warm-up included: the median over
 *     invocations
 * @param warmup how many of {@code iterations} are warm-up
 * @param steady whether the invocations come to rest
 * @param warming what they cost before that; null where the programs do not tell
 */
public record ThroughputResult(
    SampleEstimate nsPerOperation,
    double geometricMean,
    @Nullable Floor floor,
    @Nullable Comparison toReference,
    @Nullable Comparison toHeap,
    List<Double> iterations,
    int warmup,
    Steady steady,
    @Nullable Warming warming) {
  /** Copies the list. */
  public ThroughputResult {
    iterations = List.copyOf(iterations);
  }

  /** The comparisons that there are. */
  public List<Comparison> comparisons() {
    return Stream.of(toReference, toHeap).flatMap(Stream::ofNullable).distinct().toList();
  }
}
