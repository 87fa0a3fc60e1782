package org.allocrace.study;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Cell;
import org.allocrace.model.Mode;
import org.allocrace.model.Study;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The expansion of a study: blocks, each with every cell once, in an order drawn from the study's
 * seed. Blocks of the modes take turns, so that whatever interrupts a run leaves some of each.
 */
public final class Blocks {
  private final Study study;

  /** Of one study. */
  public Blocks(Study study) {
    this.study = study;
  }

  /** All blocks in the order in which they run; the same for the same study and cells. */
  public List<Block> of(List<Cell> cells) {
    int most = study.modes().values().stream().mapToInt(level -> level.blocks()).max().orElse(0);
    List<Block> blocks = new ArrayList<>();
    for (int number = 0; number < most; number++) {
      for (Mode mode : Mode.values()) {
        Study.Level level = study.modes().get(mode);
        List<Cell> own = cells.stream().filter(cell -> mode.measures(cell.contender())).toList();
        if (level != null && number < level.blocks() && !own.isEmpty()) {
          blocks.add(block(mode, number, 0, own));
        }
      }
    }
    return blocks;
  }

  /** The same block once more, in an order of its own. */
  public Block again(Block block) {
    List<Cell> cells = new ArrayList<>(block.steps().stream().map(Step::cell).toList());
    // Not the order of the attempt before: a block's order is that of its attempt alone.
    cells.sort((a, b) -> a.toString().compareTo(b.toString()));
    return block(block.mode(), block.number(), block.attempt() + 1, cells);
  }

  /**
   * A block of some cells.
   *
   * <p>Each block has a generator of its own, so that more blocks do not change earlier ones. The
   * Mersenne Twister mixes its key (init_by_array, Matsumoto and Nishimura 2002): the keys of two
   * blocks differ in a few bits, and a generator that takes them for its state begins alike.
   */
  public Block block(Mode mode, int number, int attempt, List<Cell> cells) {
    List<Cell> order = new ArrayList<>(cells);
    long seed = study.seed();
    int[] key =
        attempt == 0
            ? new int[] {low(seed), high(seed), mode.word().hashCode(), number}
            : new int[] {low(seed), high(seed), mode.word().hashCode(), number, attempt};
    ListSampler.shuffle(RandomSource.MT.create(key), order);
    List<Step> steps = new ArrayList<>();
    for (Cell cell : order) {
      steps.add(new Step(mode, number, attempt, steps.size(), cell));
    }
    return new Block(mode, number, attempt, steps);
  }

  private static int low(long seed) {
    return (int) seed;
  }

  private static int high(long seed) {
    return (int) (seed >>> Integer.SIZE);
  }
}
