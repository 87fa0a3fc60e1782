package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;

/** Blocks that were run more than once because the machine was noisy. */
final class Attempts {
  private record Block(Mode mode, int number) {}

  private Attempts() {}

  /** The invocations of each block, whatever their attempt, in their order. */
  static List<List<Invocation>> blocks(List<Invocation> invocations) {
    Map<Block, List<Invocation>> blocks = new LinkedHashMap<>();
    for (Invocation one : invocations) {
      blocks.computeIfAbsent(new Block(one.mode(), one.block()), _ -> new ArrayList<>()).add(one);
    }
    return List.copyOf(blocks.values());
  }

  /** Those that count, of all blocks. */
  static List<Invocation> counting(List<Invocation> invocations) {
    return blocks(invocations).stream().flatMap(block -> ofBlock(block).stream()).toList();
  }

  /**
   * Those of one block that count: its last attempt, unless that was cut short when the run was
   * stopped; then the one before, which was noisy but whole.
   */
  static List<Invocation> ofBlock(List<Invocation> block) {
    int last = block.stream().mapToInt(Invocation::attempt).max().orElse(0);
    List<Invocation> latest = attempt(block, last);
    List<Invocation> before = attempt(block, last - 1);
    return latest.size() < before.size() ? before : latest;
  }

  private static List<Invocation> attempt(List<Invocation> block, int number) {
    return block.stream().filter(one -> one.attempt() == number).toList();
  }
}
