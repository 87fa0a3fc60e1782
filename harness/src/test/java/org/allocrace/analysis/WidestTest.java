package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Cell;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.model.Run;
import org.junit.jupiter.api.Test;

class WidestTest {
  private static final List<String> NAMES =
      List.of("a/null", "a/ref", "a/one", "a/two", "a/three", "a/four");

  private final List<Invocation> invocations = new ArrayList<>();

  /** Six blocks around 10, each off by a share in turn. */
  private void measured(String contender, double spread) {
    for (int block = 0; block < 6; block++) {
      invocations.add(
          Examples.throughput(block, new Cell(contender, "t"), 10 * (1 + spread * (block - 2.5))));
    }
  }

  private List<String> widest() {
    Run run = Examples.agreeing(NAMES, "a/ref");
    List<ContenderFacts> contenders = Examples.contenders(NAMES);
    return Widest.of(new Analyzer(run, contenders, invocations).analyze()).stream()
        .map(Cell::contender)
        .toList();
  }

  @Test
  void theWidestThirdIsMeasuredAgainWithWhatItIsComparedWith() {
    measured("a/null", 0);
    measured("a/ref", 0);
    measured("a/one", 0.001);
    measured("a/two", 0.03);
    measured("a/three", 0.002);
    measured("a/four", 0.01);
    // Oracle: four comparisons, a third of which rounded up is two: two and four.
    assertEquals(List.of("a/two", "a/ref", "a/null", "a/four"), widest());
  }

  @Test
  void whatHasNoIntervalYetComesFirst() {
    measured("a/ref", 0);
    measured("a/two", 0.03);
    invocations.add(Examples.throughput(0, new Cell("a/one", "t"), 10));
    assertEquals(List.of("a/one", "a/ref"), widest());
  }

  @Test
  void whereNothingIsComparedNothingIsWide() {
    measured("a/ref", 0);
    assertEquals(List.of(), widest());
  }
}
