package org.allocrace.analysis;

import java.util.List;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * All that a run says of a cell. What is null was not measured, or has no result.
 *
 * @param workDiffers whether its timed loop did other work than the contenders it is comparable
 *     with; then nothing of it is used
 * @param failed invocations without a result
 * @param openLoop service and response times
 * @param memory of the last memory invocation
 * @param instructions of native programs
 */
public record CellResult(
    ContenderFacts contender,
    CellFacts facts,
    boolean workDiffers,
    List<Invocation> failed,
    @Nullable ThroughputResult throughput,
    @Nullable LatencyResult latency,
    @Nullable OpenLoopResult openLoop,
    @Nullable MemoryResult memory,
    @Nullable InstructionResult instructions) {
  /** Copies the list. */
  public CellResult {
    failed = List.copyOf(failed);
  }

  /** A cell of which nothing is used, because its timed loop did other work. */
  static CellResult refused(ContenderFacts contender, CellFacts facts, List<Invocation> failed) {
    return new CellResult(contender, facts, true, failed, null, null, null, null, null);
  }

  /** Whether it failed its verification, or every invocation of a mode. */
  public boolean hasFailed() {
    return facts.status() == CellFacts.Status.FAILED
        || failed.stream()
            .anyMatch(
                one ->
                    switch (one.mode()) {
                      case THROUGHPUT -> throughput == null;
                      case LATENCY -> latency == null;
                      case MEMORY -> memory == null;
                      case OPEN_LOOP -> openLoop == null;
                      case INSTRUCTIONS -> instructions == null;
                    });
  }
}
