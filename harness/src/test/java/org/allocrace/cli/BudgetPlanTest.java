package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.allocrace.model.Cell;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.study.Block;
import org.allocrace.study.Blocks;
import org.junit.jupiter.api.Test;

/** A study of seven blocks, six of throughput and one of memory; an invocation takes 1.5 s. */
class BudgetPlanTest {
  private static final List<Cell> CELLS =
      List.of(Examples.CELL, new Cell("rust/heap", "kslab.pools"));
  private static final List<Block> PLANNED = new Blocks(Examples.study()).of(CELLS);

  /** Runs the plan to its end; the names of the blocks. */
  private static List<String> blocks(int budgetSeconds) {
    BudgetPlan plan =
        new BudgetPlan(Examples.study(), PLANNED, budgetSeconds, _ -> List.of(Examples.CELL));
    List<Invocation> invocations = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Optional<Block> next = plan.next(0, invocations);
    while (next.isPresent()) {
      Block block = next.get();
      names.add(block.mode().word() + " " + block.number() + " x" + block.steps().size());
      block
          .steps()
          .forEach(
              step ->
                  invocations.add(
                      Examples.measured(
                          step.block(),
                          step.cell(),
                          step.mode(),
                          java.util.Objects.requireNonNull(
                              Examples.throughput(0, step.cell(), 2).measurement()))));
      next = plan.next(names.size(), List.copyOf(invocations));
    }
    return names;
  }

  @Test
  void afterTheStudyTheWidestAreMeasuredAsLongAsThereIsTime() {
    // Oracle: 14 invocations of 1.5 s and 20 ms take 21.28 s; 25 s leave room for two more.
    List<String> names = blocks(25);
    assertEquals(9, names.size());
    assertEquals(List.of("throughput 6 x1", "throughput 7 x1"), names.subList(7, 9));
  }

  @Test
  void aBudgetThatIsTooSmallStopsWithinTheStudy() {
    // Oracle: a block of two takes 3.04 s; the first of each mode runs, for nobody knows how long.
    assertEquals(List.of("throughput 0 x2", "memory 0 x2", "throughput 1 x2"), blocks(10));
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    assertEquals(blocks(30), blocks(30));
  }
}
