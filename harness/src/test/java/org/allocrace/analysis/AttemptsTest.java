package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.allocrace.model.Cell;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.junit.jupiter.api.Test;

class AttemptsTest {
  private static Invocation invocation(String contender, int block, int attempt) {
    Invocation one = Examples.throughput(block, new Cell(contender, "t"), 2);
    return new Invocation(
        block,
        attempt,
        one.position(),
        one.cell(),
        one.mode(),
        one.started(),
        one.elapsedNs(),
        null,
        null,
        null,
        one.measurement(),
        null);
  }

  private static List<String> counting(Invocation... all) {
    return Attempts.counting(List.of(all)).stream()
        .map(one -> "%s %d/%d".formatted(one.cell().contender(), one.block(), one.attempt()))
        .toList();
  }

  @Test
  void theLastAttemptOfABlockCounts() {
    assertEquals(
        List.of("a/x 0/1", "a/y 0/1", "a/x 1/0"),
        counting(
            invocation("a/x", 0, 0),
            invocation("a/y", 0, 0),
            invocation("a/x", 0, 1),
            invocation("a/y", 0, 1),
            invocation("a/x", 1, 0)));
  }

  @Test
  void anAttemptThatWasCutShortDoesNotTakeThePlaceOfAWholeOne() {
    assertEquals(
        List.of("a/x 0/0", "a/y 0/0"),
        counting(invocation("a/x", 0, 0), invocation("a/y", 0, 0), invocation("a/y", 0, 1)));
  }

  @Test
  void aBlockThatIsStillRunningCountsAsFarAsItIs() {
    assertEquals(List.of("a/x 0/0"), counting(invocation("a/x", 0, 0)));
    assertEquals(List.of(), counting());
  }
}
