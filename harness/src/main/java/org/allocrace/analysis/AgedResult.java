package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.jspecify.annotations.Nullable;

/**
 * A contender after a littering phase, beside the same contender without one.
 *
 * @param occupancy per cent of the litter that stayed
 * @param workDiffers whether its timed loop did not do the work of the others of that occupancy
 * @param failed invocations without a result
 * @param nsPerOperation null where it was not measured
 * @param toFresh time over that of the fresh contender, paired by block; null where no block has
 *     both
 * @param latency of it; null where it was not measured
 * @param memory of it; null where it was not measured
 */
public record AgedResult(
    ContenderFacts contender,
    CellFacts facts,
    int occupancy,
    boolean workDiffers,
    List<Invocation> failed,
    @Nullable SampleEstimate nsPerOperation,
    @Nullable Comparison toFresh,
    @Nullable LatencyResult latency,
    @Nullable MemoryResult memory) {
  /** Copies the list. */
  public AgedResult {
    failed = List.copyOf(failed);
  }

  /** Whether every invocation of throughput failed. */
  public boolean hasFailed() {
    return nsPerOperation == null && failed.stream().anyMatch(one -> one.mode() == Mode.THROUGHPUT);
  }
}
