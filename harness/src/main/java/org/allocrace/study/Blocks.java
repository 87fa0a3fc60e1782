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
  private Blocks() {}

  /** All steps in the order in which they run; the same for the same study and cells. */
  public static List<Step> of(Study study, List<Cell> cells) {
    int most = study.modes().values().stream().mapToInt(level -> level.blocks()).max().orElse(0);
    List<Step> steps = new ArrayList<>();
    for (int block = 0; block < most; block++) {
      for (Mode mode : Mode.values()) {
        Study.Level level = study.modes().get(mode);
        if (level != null && block < level.blocks()) {
          steps.addAll(block(study.seed(), mode, block, cells));
        }
      }
    }
    return steps;
  }

  /**
   * Each block has a generator of its own, so that more blocks do not change earlier ones. The
   * Mersenne Twister mixes its key (init_by_array, Matsumoto and Nishimura 2002): the keys of two
   * blocks differ in a few bits, and a generator that takes them for its state begins alike.
   */
  private static List<Step> block(long seed, Mode mode, int block, List<Cell> cells) {
    List<Cell> order = new ArrayList<>(cells);
    int[] key = {(int) seed, (int) (seed >>> Integer.SIZE), mode.word().hashCode(), block};
    ListSampler.shuffle(RandomSource.MT.create(key), order);
    List<Step> steps = new ArrayList<>();
    for (Cell cell : order) {
      steps.add(new Step(mode, block, steps.size(), cell));
    }
    return steps;
  }
}
