package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.model.Placement;
import org.allocrace.model.Run;
import org.allocrace.model.Study;
import org.allocrace.model.TraceFacts;
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
    Study small = Examples.study();
    Study study =
        new Study(
            "s",
            "",
            List.of("t"),
            NAMES,
            List.of("a/ref"),
            1,
            Examples.SAMPLING,
            null,
            small.modes());
    List<ContenderFacts> contenders =
        NAMES.stream()
            .map(name -> new ContenderFacts(name, "", List.of("pool"), Placement.NONE))
            .toList();
    List<CellFacts> cells =
        NAMES.stream()
            .map(
                name ->
                    new CellFacts(new Cell(name, "t"), CellFacts.Status.AGREES, null, "0a", null))
            .toList();
    TraceFacts trace =
        new TraceFacts("t", "t", "pool", "0123abcd", 5000, 2000, 300, 19200, null, null, "");
    Run run = new Run(2, "0.1.0", "now", null, study, List.of(trace), cells, List.of());
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
