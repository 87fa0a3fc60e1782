package org.allocrace.analysis;

import static org.allocrace.analysis.Agreement.Verdict.AGREES;
import static org.allocrace.analysis.Agreement.Verdict.DISAGREES;
import static org.allocrace.analysis.Agreement.Verdict.FAILED;
import static org.allocrace.analysis.Agreement.Verdict.NOT_APPLICABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Placement;
import org.allocrace.model.Verification;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Agreement AGREEMENT =
      new Agreement(
          List.of(
              contender("a/pool", Placement.LIFO_POOL),
              contender("b/pool", Placement.LIFO_POOL),
              contender("c/pool", Placement.LIFO_POOL),
              contender("a/heap", Placement.NONE)));

  private static ContenderFacts contender(String name, Placement placement) {
    return new ContenderFacts(name, "", List.of("pool"), placement);
  }

  private static Verification ended(String name, String contents, String placement) {
    return new Verification(name, contents, placement, null, null, "33");
  }

  private static List<Agreement.Verdict> verdicts(Verification... all) {
    return List.of(all).stream().map(one -> AGREEMENT.verdict(one, List.of(all))).toList();
  }

  @Test
  void equalDigestsAgreeAndTheHeapIsNotAskedForItsPlacement() {
    assertEquals(
        List.of(AGREES, AGREES, AGREES),
        verdicts(
            ended("a/pool", "11", "22"),
            ended("b/pool", "11", "22"),
            new Verification("a/heap", "11", null, null, null, "44")));
  }

  @Test
  void theOneWithOtherContentsDisagrees() {
    assertEquals(
        List.of(DISAGREES, AGREES, AGREES),
        verdicts(
            ended("a/pool", "99", "22"), ended("b/pool", "11", "22"), ended("c/pool", "11", "22")));
  }

  @Test
  void theOneWithAnotherPlacementDisagrees() {
    assertEquals(
        List.of(AGREES, DISAGREES, AGREES),
        verdicts(
            ended("a/pool", "11", "22"), ended("b/pool", "11", "33"), ended("c/pool", "11", "22")));
  }

  @Test
  void aFailureIsAFailureAndWhatCannotRunIsNotJudged() {
    assertEquals(
        List.of(FAILED, NOT_APPLICABLE, AGREES),
        verdicts(
            new Verification("a/pool", null, null, "corruption", 3L, null),
            new Verification("b/pool", null, null, "not-applicable", null, null),
            ended("c/pool", "11", "22")));
  }

  @Test
  void aTimedLoopThatIsNotProvedDisagrees() {
    assertEquals(
        List.of(AGREES, DISAGREES),
        verdicts(
            ended("a/pool", "11", "22"), new Verification("b/pool", "11", "22", null, null, null)));
  }
}
