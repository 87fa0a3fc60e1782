package org.allocrace.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.allocrace.model.Cell;
import org.allocrace.model.Examples;
import org.allocrace.model.Mode;
import org.allocrace.model.Study;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final List<Cell> CELLS =
      IntStream.range(0, 20).mapToObj(i -> new Cell("x/c" + i, "trace")).toList();

  private static List<Step> steps(long seed, Map<Mode, Integer> blocks) {
    Map<Mode, Study.Level> modes = new EnumMap<>(Mode.class);
    blocks.forEach((mode, count) -> modes.put(mode, new Study.Level(count, Examples.SETTINGS)));
    return new Blocks(
            new Study(
                "s",
                "",
                List.of("trace"),
                List.of(),
                List.of(),
                seed,
                Examples.SAMPLING,
                null,
                modes))
        .of(CELLS).stream().flatMap(block -> block.steps().stream()).toList();
  }

  private static List<Step> block(List<Step> steps, Mode mode, int block) {
    return steps.stream().filter(one -> one.mode() == mode && one.block() == block).toList();
  }

  @Test
  void eachBlockHasEachCellOnceAndCountsItsPositions() {
    List<Step> steps = steps(1, Map.of(Mode.THROUGHPUT, 5, Mode.LATENCY, 2));
    assertEquals(7 * CELLS.size(), steps.size());
    for (int block = 0; block < 5; block++) {
      List<Step> own = block(steps, Mode.THROUGHPUT, block);
      assertEquals(new HashSet<>(CELLS), new HashSet<>(own.stream().map(Step::cell).toList()));
      assertEquals(
          IntStream.range(0, CELLS.size()).boxed().toList(),
          own.stream().map(Step::position).toList());
    }
  }

  @Test
  void theSameSeedGivesTheSameOrderAndAnotherSeedAnother() {
    Map<Mode, Integer> blocks = Map.of(Mode.THROUGHPUT, 3);
    assertEquals(steps(1, blocks), steps(1, blocks));
    assertNotEquals(steps(1, blocks), steps(2, blocks));
    assertNotEquals(steps(1, blocks), steps(1L << 32, blocks), "all 64 bits count");
  }

  @Test
  void moreBlocksAndMoreModesLeaveEarlierBlocksAsTheyWere() {
    List<Step> few = steps(1, Map.of(Mode.THROUGHPUT, 2));
    List<Step> many = steps(1, Map.of(Mode.THROUGHPUT, 9, Mode.LATENCY, 4, Mode.MEMORY, 1));
    for (int block = 0; block < 2; block++) {
      assertEquals(block(few, Mode.THROUGHPUT, block), block(many, Mode.THROUGHPUT, block));
    }
  }

  @Test
  void theModesTakeTurns() {
    List<String> turns =
        steps(1, Map.of(Mode.THROUGHPUT, 3, Mode.LATENCY, 2, Mode.MEMORY, 1)).stream()
            .map(step -> step.mode().word() + " " + step.block())
            .distinct()
            .toList();
    assertEquals(
        List.of(
            "throughput 0", "latency 0", "memory 0", "throughput 1", "latency 1", "throughput 2"),
        turns);
  }

  /**
   * Each cell stands at each place equally often, as far as chance allows. Oracle: chi-square with
   * 19 degrees of freedom exceeds 62 with probability below 2e-6 (scipy 1.17.1, chi2.sf(62, 19)).
   */
  @Test
  void everyCellIsAsLikelyAtEveryPlaceAsEveryOther() {
    int blocks = 2_000;
    List<Step> steps = steps(1, Map.of(Mode.THROUGHPUT, blocks));
    double expected = (double) blocks / CELLS.size();
    for (int place = 0; place < CELLS.size(); place++) {
      int position = place;
      double square = 0;
      for (Cell cell : CELLS) {
        long count =
            steps.stream()
                .filter(step -> step.position() == position && step.cell().equals(cell))
                .count();
        square += (count - expected) * (count - expected) / expected;
      }
      assertTrue(square < 62, "place " + place + ": chi-square " + square);
    }
  }

  @Test
  void twoModesOfOneBlockHaveOrdersOfTheirOwn() {
    List<Step> steps = steps(1, Map.of(Mode.THROUGHPUT, 1, Mode.LATENCY, 1));
    assertNotEquals(
        block(steps, Mode.THROUGHPUT, 0).stream().map(Step::cell).toList(),
        block(steps, Mode.LATENCY, 0).stream().map(Step::cell).toList());
  }

  @Test
  void withoutCellsThereIsNothingToDo() {
    assertEquals(List.of(), new Blocks(Examples.study()).of(List.of()));
  }
}
