package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.allocrace.model.Cell;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.model.Mode;
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
    return blocks(PLANNED, budgetSeconds);
  }

  private static List<String> blocks(List<Block> planned, int budgetSeconds) {
    BudgetPlan plan =
        new BudgetPlan(Examples.study(), planned, budgetSeconds, _ -> List.of(Examples.CELL));
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

  /** Blocks of throughput of six cells, and of memory of one; the budget is spent by the first. */
  @Test
  void aBlockThatDoesNotFitGivesWayToAShorterOneThatDoes() {
    List<Cell> six =
        IntStream.range(0, 6).mapToObj(i -> new Cell("rust/pool", "trace" + i)).toList();
    Blocks blocks = new Blocks(Examples.study());
    List<Block> planned =
        List.of(
            blocks.block(Mode.THROUGHPUT, 0, 0, six),
            blocks.block(Mode.THROUGHPUT, 1, 0, six),
            blocks.block(Mode.MEMORY, 0, 0, six.subList(0, 1)),
            blocks.block(Mode.THROUGHPUT, 2, 0, six.subList(0, 2)));
    // Oracle: six take 9.12 s, one 1.52 s and two 3.04 s; of 14 s the 13.68 s without the second.
    assertEquals(List.of("throughput 0 x6", "memory 0 x1", "throughput 2 x2"), blocks(planned, 14));
    assertEquals(List.of("throughput 0 x6", "memory 0 x1"), blocks(planned, 13));
  }

  @Test
  void aBlockOfWhichNothingRanIsNotAskedForAgain() {
    BudgetPlan plan = new BudgetPlan(Examples.study(), PLANNED, 100, _ -> List.of());
    Block first = plan.next(0, List.of()).orElseThrow();
    Block second = plan.next(1, List.of()).orElseThrow();
    assertNotEquals(first, second);
    assertEquals(Optional.of(first), plan.next(0, List.of()));
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    assertEquals(blocks(30), blocks(30));
  }
}
