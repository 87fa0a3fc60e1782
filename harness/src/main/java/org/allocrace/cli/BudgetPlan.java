package org.allocrace.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.allocrace.engine.Plan;
import org.allocrace.model.Cell;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
import org.allocrace.model.Study;
import org.allocrace.study.Block;
import org.allocrace.study.Blocks;

/**
 * The blocks of a study, and after them blocks of throughput where they help most, as long as there
 * is time for another one. A block of the study for which there is no time gives way to the next
 * one that is shorter and fits, of another mode or with fewer cells. Each decision rests on the
 * invocations of the blocks before it, so that a run that was stopped decides the same again. To be
 * asked in the order of the blocks.
 */
final class BudgetPlan implements Plan {
  private static final long NS_PER_SECOND = 1_000_000_000;
  private static final long NS_PER_MS = 1_000_000;

  private final Study study;
  private final List<Block> planned;
  private final long budgetNs;
  private final Function<List<Invocation>, List<Cell>> widest;
  private final List<Block> decided = new ArrayList<>();

  /**
   * Plans within a budget.
   *
   * @param planned run in any case, as far as there is time for them
   * @param widest the cells that another block should have, from all invocations so far
   */
  BudgetPlan(
      Study study,
      List<Block> planned,
      int budgetSeconds,
      Function<List<Invocation>, List<Cell>> widest) {
    this.study = study;
    this.planned = List.copyOf(planned);
    this.budgetNs = budgetSeconds * NS_PER_SECOND;
    this.widest = widest;
  }

  @Override
  public Optional<Block> next(int number, List<Invocation> invocations) {
    // Decided once: that a block is over does not show in the invocations if all its cells are left
    // out because they failed before.
    if (number < decided.size()) {
      return Optional.of(decided.get(number));
    }
    Optional<Block> next = decide(number, invocations);
    next.ifPresent(decided::add);
    return next;
  }

  private Optional<Block> decide(int number, List<Invocation> invocations) {
    List<Block> left = planned.stream().filter(block -> !decided.contains(block)).toList();
    if (!left.isEmpty()) {
      // None of the widest instead: they come after the study's own.
      return left.stream().filter(block -> fits(block, invocations)).findFirst();
    }
    Study.Level level = study.modes().get(Mode.THROUGHPUT);
    if (level == null) {
      return Optional.empty();
    }
    List<Cell> cells = widest.apply(invocations);
    Block block =
        new Blocks(study)
            .block(Mode.THROUGHPUT, level.blocks() + number - planned.size(), 0, cells);
    return !cells.isEmpty() && fits(block, invocations) ? Optional.of(block) : Optional.empty();
  }

  /**
   * Whether there is time for it, if its invocations last as long as those of their cells before.
   */
  private boolean fits(Block block, List<Invocation> invocations) {
    Map<Cell, List<Long>> elapsed = new HashMap<>();
    long spent = 0;
    for (Invocation one : invocations) {
      spent += lasted(one);
      if (one.mode() == block.mode()) {
        elapsed.computeIfAbsent(one.cell(), _ -> new ArrayList<>()).add(lasted(one));
      }
    }
    // Of a cell that was not measured yet as long as others took; before the first nothing is
    // known.
    double usual = invocations.isEmpty() ? 0 : (double) spent / invocations.size();
    double expected =
        block.steps().stream()
            .mapToDouble(
                step ->
                    elapsed.getOrDefault(step.cell(), List.of()).stream()
                        .mapToLong(Long::longValue)
                        .average()
                        .orElse(usual))
            .sum();
    return spent + expected <= budgetNs;
  }

  private long lasted(Invocation invocation) {
    return invocation.elapsedNs() + study.sampling().idleMs() * NS_PER_MS;
  }
}
