package org.allocrace.selftest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.allocrace.model.Cell;
import org.allocrace.stats.Moments;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The blocks of a run that was measured, with new labels: what a cell took in one block and what it
 * took in the next are the two arms of a comparison of the cell with itself, and a coin decides
 * which arm is which. A comparison of more blocks than the run has pairs draws pairs again; all
 * cells draw the same ones, so that what disturbed a block disturbs all comparisons at once, as it
 * did on the machine.
 *
 * <p>Because of the coin there is no effect, whatever the machine did between the two blocks; what
 * is real is the size and the shape of the noise. Few blocks show few of the disturbances that the
 * machine knows.
 */
public final class StoredBlocks implements Identical {
  /** Fewest blocks from which anything is drawn. */
  public static final int FEWEST_BLOCKS = 5;

  /**
   * A cell with a value in every block that is used.
   *
   * @param variation coefficient of variation over the blocks
   * @param steps from each block to the next, on the log scale
   */
  private record Stored(Cell cell, double variation, List<Double> steps) {}

  private final int all;
  private final int blocks;
  private final int leftOut;
  private final List<Stored> stored;

  private StoredBlocks(int all, int blocks, int leftOut, List<Stored> stored) {
    this.all = all;
    this.blocks = blocks;
    this.leftOut = leftOut;
    this.stored = List.copyOf(stored);
  }

  /**
   * From values above 0 by cell and block. Of a run with a budget few cells are in every block, and
   * of one with a cell that failed early few blocks have every cell: used are those blocks, at
   * least {@value #FEWEST_BLOCKS}, that with the cells which have them all hold most values. The
   * rest is left out. O(blocks² · cells).
   */
  public static StoredBlocks of(Map<Cell, SortedMap<Integer, Double>> values) {
    Map<Integer, Integer> cellsOf = new TreeMap<>();
    values
        .values()
        .forEach(
            byBlock -> byBlock.keySet().forEach(block -> cellsOf.merge(block, 1, Integer::sum)));
    List<Integer> fullest = new ArrayList<>(cellsOf.keySet());
    fullest.sort(Comparator.comparing((Integer block) -> -cellsOf.getOrDefault(block, 0)));
    Set<Integer> best = Set.of();
    int most = 0;
    for (int count = FEWEST_BLOCKS; count <= fullest.size(); count++) {
      Set<Integer> chosen = new TreeSet<>(fullest.subList(0, count));
      int held = count * having(chosen, values).size();
      // Of equals the one with more blocks, which show more of the machine.
      if (held > 0 && held >= most) {
        best = chosen;
        most = held;
      }
    }
    Set<Integer> blocks = best;
    List<Stored> stored =
        blocks.isEmpty()
            ? List.of()
            : having(blocks, values).stream()
                .map(cell -> stored(cell, of(blocks, Objects.requireNonNull(values.get(cell)))))
                .toList();
    return new StoredBlocks(fullest.size(), blocks.size(), values.size() - stored.size(), stored);
  }

  private static List<Cell> having(
      Set<Integer> blocks, Map<Cell, SortedMap<Integer, Double>> values) {
    return values.entrySet().stream()
        .filter(entry -> entry.getValue().keySet().containsAll(blocks))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static SortedMap<Integer, Double> of(
      Set<Integer> blocks, SortedMap<Integer, Double> byBlock) {
    SortedMap<Integer, Double> chosen = new TreeMap<>(byBlock);
    chosen.keySet().retainAll(blocks);
    return chosen;
  }

  private static Stored stored(Cell cell, SortedMap<Integer, Double> byBlock) {
    double[] values = byBlock.values().stream().mapToDouble(Double::doubleValue).toArray();
    Moments moments = Moments.of(values).known().orElseThrow();
    List<Double> steps = new ArrayList<>();
    for (int i = 1; i < values.length; i++) {
      steps.add(Math.log(values[i] / values[i - 1]));
    }
    return new Stored(cell, moments.deviation() / moments.mean(), List.copyOf(steps));
  }

  /** Whether there is anything to draw from. */
  public boolean isEmpty() {
    return stored.isEmpty();
  }

  /** Why nothing can be drawn. */
  Measured missing() {
    return new Measured.Nothing(
        all == 0
            ? "no run to take blocks from"
            : all < FEWEST_BLOCKS
                ? "the run has %d blocks, %d needed".formatted(all, FEWEST_BLOCKS)
                : "no cell of the run has values in %d of its %d blocks"
                    .formatted(FEWEST_BLOCKS, all));
  }

  /** Blocks that are used. */
  public int blocks() {
    return blocks;
  }

  /** Blocks of the run that are not used, for too few cells have them. */
  public int blocksLeftOut() {
    return all - blocks;
  }

  /** Cells that miss one of the blocks that are used, or all if there are too few blocks. */
  public int leftOut() {
    return leftOut;
  }

  @Override
  public int cells() {
    return stored.size();
  }

  /** The cells whose invocations vary by at most so much, with all their steps. */
  int[] quiet(double variation) {
    return IntStream.range(0, stored.size())
        .filter(i -> stored.get(i).variation() <= variation)
        .toArray();
  }

  @Override
  public double[][] logRatios(int[] chosen, int count, UniformRandomProvider random) {
    int[] drawn = new int[count];
    for (int block = 0; block < count; block++) {
      drawn[block] = random.nextInt(blocks - 1);
    }
    double[][] ratios = new double[chosen.length][count];
    for (int i = 0; i < chosen.length; i++) {
      List<Double> steps = stored.get(chosen[i]).steps();
      for (int block = 0; block < count; block++) {
        double step = Objects.requireNonNull(steps.get(drawn[block]));
        ratios[i][block] = random.nextBoolean() ? step : -step;
      }
    }
    return ratios;
  }
}
