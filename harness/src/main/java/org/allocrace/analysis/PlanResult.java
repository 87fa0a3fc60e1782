package org.allocrace.analysis;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.allocrace.model.Cell;
import org.jspecify.annotations.Nullable;

/**
 * How much must be measured for a change to be seen.
 *
 * @param ratio the change, above 1
 * @param secondsPerBlock of throughput, as long as the pilot's
 * @param rows one for each comparison of the pilot
 */
public record PlanResult(double ratio, double secondsPerBlock, List<Row> rows) {
  /** With fewer blocks there is no exact interval of 95 %. */
  static final int FEWEST = 6;

  /** Copies the list. */
  public PlanResult {
    rows = List.copyOf(rows);
  }

  /**
   * One comparison.
   *
   * @param pairs of the pilot
   * @param deviation of the log ratios of the pilot; null with fewer than two pairs
   * @param detectable the smallest ratio that the pilot itself could see; null where it cannot be
   *     said
   * @param blocks that are needed; null where that is not known, or more than a million
   */
  public record Row(
      Cell cell,
      String reference,
      int pairs,
      @Nullable Double deviation,
      @Nullable Double detectable,
      @Nullable Integer blocks) {}

  /** Blocks after which every comparison sees the change; empty if one of them has no answer. */
  public OptionalInt blocksForAll() {
    return rows.isEmpty() || rows.stream().anyMatch(row -> row.blocks() == null)
        ? OptionalInt.empty()
        : rows.stream().map(Row::blocks).filter(Objects::nonNull).mapToInt(Integer::intValue).max();
  }

  /** Minutes of so many blocks. */
  public double minutes(int blocks) {
    return blocks * secondsPerBlock / 60;
  }
}
