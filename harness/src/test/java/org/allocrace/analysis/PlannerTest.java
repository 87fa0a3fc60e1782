package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.allocrace.model.Cell;
import org.allocrace.model.ContenderFacts;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.model.Run;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final List<String> NAMES = List.of("a/ref", "a/pool");

  private final List<Invocation> invocations = new ArrayList<>();

  private void measured(String contender, double... ns) {
    for (int block = 0; block < ns.length; block++) {
      invocations.add(Examples.throughput(block, new Cell(contender, "t"), ns[block]));
    }
  }

  private PlanResult plan(double ratio) {
    Run run = Examples.agreeing(NAMES, "a/ref");
    List<ContenderFacts> contenders = Examples.contenders(NAMES);
    return new Planner(run, contenders, invocations).detect(ratio);
  }

  /**
   * Logs of ±0.04 in turn over six blocks have the deviation 0.04 · sqrt(6/5) = 0.04382. Oracle: R
   * 4.2.2, power.t.test(delta = log(1.05), sd = 0.0438178, power = 0.8, type = "paired") has n =
   * 8.447, so nine pairs.
   */
  @Test
  void aPilotTellsHowManyBlocksAChangeNeeds() {
    double up = 100 * Math.exp(0.04);
    double down = 100 * Math.exp(-0.04);
    measured("a/ref", 100, 100, 100, 100, 100, 100);
    measured("a/pool", up, down, up, down, up, down);
    PlanResult plan = plan(1.05);
    PlanResult.Row row = plan.rows().getFirst();
    assertEquals(0.04 * Math.sqrt(1.2), Objects.requireNonNull(row.deviation()), 1e-5);
    assertEquals(9, row.blocks());
    assertEquals(OptionalInt.of(9), plan.blocksForAll());
    // Oracle: two invocations of 1.5 s and two gaps of 20 ms.
    assertEquals(3.04, plan.secondsPerBlock(), 1e-9);
    assertEquals(9 * 3.04 / 60, plan.minutes(9), 1e-9);
  }

  @Test
  void whereAnythingIsSeenSixBlocksAreNeededForAnInterval() {
    measured("a/ref", 100, 100, 100);
    measured("a/pool", 200, 200, 200);
    assertEquals(6, plan(1.5).rows().getFirst().blocks());
  }

  @Test
  void onePairTellsNothingOfASpread() {
    measured("a/ref", 100);
    measured("a/pool", 200);
    PlanResult plan = plan(1.05);
    assertNull(plan.rows().getFirst().blocks());
    assertEquals(OptionalInt.empty(), plan.blocksForAll());
  }
}
