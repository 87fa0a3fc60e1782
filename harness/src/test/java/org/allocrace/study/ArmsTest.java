package org.allocrace.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.allocrace.model.Ageing;
import org.allocrace.model.Cell;
import org.allocrace.model.CellFacts;
import org.allocrace.model.CellFacts.Status;
import org.allocrace.model.TraceFacts;
import org.junit.jupiter.api.Test;

class ArmsTest {
  private static CellFacts facts(String contender, String trace, Status status) {
    return new CellFacts(new Cell(contender, trace), status, null, "0a", null);
  }

  private static TraceFacts trace(String name, String kind) {
    return new TraceFacts(name, name, kind, "0123abcd", 9, 3, 2, 64, null, null, "");
  }

  private static List<String> cells(List<CellFacts> facts) {
    return facts.stream().map(one -> one.cell().toString()).toList();
  }

  @Test
  void eachLanguageHasItsFirstContenderThatIsNoControlEnteredAgain() {
    List<CellFacts> cells =
        List.of(
            facts("rust/null", "t", Status.AGREES),
            facts("rust/heap", "t", Status.AGREES),
            facts("rust/arena", "t", Status.NOT_APPLICABLE),
            facts("rust/pool", "t", Status.AGREES),
            facts("java/pool", "t", Status.DISAGREES),
            facts("java/heap", "t", Status.AGREES),
            facts("ocaml/null", "t", Status.AGREES));
    assertEquals(
        List.of(
            "rust/pool+0% on t",
            "rust/pool+5% on t",
            "rust/pool+10% on t",
            "java/heap+0% on t",
            "java/heap+5% on t",
            "java/heap+10% on t"),
        cells(Arms.controls(cells)));
  }

  @Test
  void anotherRuntimeIsAControlOnlyWhereTheOrdinaryOneHasNone() {
    List<CellFacts> cells =
        List.of(
            facts("rust/pool@graalwasm", "t", Status.AGREES),
            facts("rust/pool", "t", Status.AGREES),
            facts("java/pool@zgc", "t", Status.AGREES),
            facts("java/heap", "t", Status.AGREES),
            facts("ocaml/pool", "t", Status.DISAGREES),
            facts("ocaml/heap@5.3", "t", Status.AGREES),
            facts("ocaml/pool@5.3", "t", Status.AGREES));
    assertEquals(
        List.of(
            "rust/pool+0% on t",
            "rust/pool+5% on t",
            "rust/pool+10% on t",
            "java/heap+0% on t",
            "java/heap+5% on t",
            "java/heap+10% on t",
            "ocaml/pool@5.3+0% on t",
            "ocaml/pool@5.3+5% on t",
            "ocaml/pool@5.3+10% on t"),
        cells(Arms.controls(cells)));
  }

  @Test
  void guestsAreNotAgedAndOtherProcessesAndJvmsAre() {
    List<CellFacts> cells =
        List.of(
            facts("rust/pool@graalwasm", "p", Status.AGREES),
            facts("ocaml/pool@graaljs", "p", Status.AGREES),
            facts("rust/pool@ffm-op", "p", Status.AGREES),
            facts("ocaml/heap@5.3", "p", Status.AGREES),
            facts("java/heap@zgc", "p", Status.AGREES));
    assertEquals(
        List.of("ocaml/heap@5.3~50% on p", "java/heap@zgc~50% on p"),
        cells(Arms.aged(new Ageing(List.of(50), 3), List.of(trace("p", "pool")), cells)));
  }

  @Test
  void withoutAgeNothingIsAged() {
    assertEquals(
        List.of(),
        Arms.aged(null, List.of(trace("t", "heap")), List.of(facts("a/b", "t", Status.AGREES))));
  }

  @Test
  void everyCellThatAgreesOnAHeapOrPoolTraceIsAgedToEachOccupancy() {
    List<CellFacts> cells =
        List.of(
            facts("rust/pool", "p", Status.AGREES),
            facts("rust/heap", "h", Status.AGREES),
            facts("rust/arena", "a", Status.AGREES),
            facts("java/pool", "p", Status.FAILED));
    assertEquals(
        List.of(
            "rust/pool~0% on p", "rust/heap~0% on h", "rust/pool~75% on p", "rust/heap~75% on h"),
        cells(
            Arms.aged(
                new Ageing(List.of(0, 75), 3),
                List.of(trace("p", "pool"), trace("h", "heap"), trace("a", "arena")),
                cells)));
  }
}
