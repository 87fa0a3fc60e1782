package org.allocrace.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import org.allocrace.model.Cell;
import org.allocrace.model.Invocation;

/** The throughput of every cell by block, as all estimates take it. */
public final class BlockValues {
  private BlockValues() {}

  /**
   * Ns an operation by cell, in the order in which the cells first appear, and by block. A cell
   * without a result is left out. O(invocations · log).
   */
  public static SequencedMap<Cell, SortedMap<Integer, Double>> of(List<Invocation> invocations) {
    Samples samples = new Samples(invocations);
    SequencedMap<Cell, SortedMap<Integer, Double>> values = new LinkedHashMap<>();
    for (Cell cell : invocations.stream().map(Invocation::cell).distinct().toList()) {
      SortedMap<Integer, Double> byBlock = samples.throughput(cell);
      if (!byBlock.isEmpty()) {
        values.put(cell, byBlock);
      }
    }
    return values;
  }
}
