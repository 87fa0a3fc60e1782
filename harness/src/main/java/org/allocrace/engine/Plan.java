package org.allocrace.engine;

import java.util.List;
import java.util.Optional;
import org.allocrace.model.Invocation;
import org.allocrace.study.Block;

/** The blocks of a run, one after the other; later ones may depend on what earlier ones found. */
@FunctionalInterface
public interface Plan {
  /**
   * The block that comes next; empty when there is none. The answer must be the same for the same
   * question, or a run could not be resumed.
   *
   * @param number how many blocks came before
   * @param invocations those of the blocks before, in their order
   */
  Optional<Block> next(int number, List<Invocation> invocations);

  /** Blocks that are known beforehand. */
  static Plan of(List<Block> blocks) {
    List<Block> all = List.copyOf(blocks);
    return (number, _) -> number < all.size() ? Optional.of(all.get(number)) : Optional.empty();
  }
}
