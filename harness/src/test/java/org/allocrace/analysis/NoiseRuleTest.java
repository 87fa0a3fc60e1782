package org.allocrace.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.allocrace.model.Examples;
import org.allocrace.model.Invocation;
import org.allocrace.model.Noise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Blocks of one machine; what a contender took never matters. */
class NoiseRuleTest {
  private static Invocation invocation(
      int block, int attempt, long elapsedNs, @Nullable Noise noise) {
    Invocation one = Examples.throughput(block, Examples.CELL, 2);
    return new Invocation(
        block,
        attempt,
        one.position(),
        one.cell(),
        one.mode(),
        one.started(),
        elapsedNs,
        null,
        null,
        noise,
        one.measurement(),
        null);
  }

  private static Invocation spun(int block, long ns) {
    return invocation(block, 0, 1_000, new Noise(0.0, ns, 0));
  }

  private static List<Invocation> block(int number, long... spins) {
    List<Invocation> block = new ArrayList<>();
    for (long spin : spins) {
      block.add(spun(number, spin));
    }
    return block;
  }

  private static Optional<String> objection(List<Invocation> block) {
    return NoiseRule.objection(block, block);
  }

  @Test
  void stealIsWeightedByTheTimeOfTheInvocations() {
    // Oracle: (0.02 · 900 + 0.4 · 100) / 1000 = 5.8 % is above 5 %; with 0.3 it is 4.8 %.
    Invocation calm = invocation(0, 0, 900, new Noise(0.02, 5_000_000, 0));
    assertEquals(
        Optional.of("others had 6 % of the processors' time (steal)"),
        objection(List.of(calm, invocation(0, 0, 100, new Noise(0.4, 5_000_000, 0)))));
    assertEquals(
        Optional.empty(),
        objection(List.of(calm, invocation(0, 0, 100, new Noise(0.3, 5_000_000, 0)))));
  }

  @Test
  void aBlockWhoseMedianSpinIsTenPercentOffThatOfTheRunIsNoisy() {
    List<Invocation> run = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      run.add(spun(0, 100));
    }
    List<Invocation> slow = block(1, 90, 112, 112);
    List<Invocation> fast = block(1, 88, 88, 120);
    List<Invocation> usual = block(1, 50, 105, 300);
    run.addAll(slow);
    assertEquals(
        Optional.of("a fixed amount of work was off its usual time by +12 %"),
        NoiseRule.objection(slow, run));
    assertEquals(
        Optional.of("a fixed amount of work was off its usual time by -12 %"),
        NoiseRule.objection(fast, run));
    assertEquals(Optional.empty(), NoiseRule.objection(usual, run), "one long spin is no block");
  }

  @Test
  void tooFewSpinsHaveNoUsualTime() {
    List<Invocation> run = new ArrayList<>(block(0, 100, 100, 100, 100));
    List<Invocation> slow = block(1, 200, 200);
    run.addAll(slow);
    assertEquals(Optional.empty(), NoiseRule.objection(slow, run));
  }

  @Test
  void aProcessorThatOthersWantAllTheTimeIsNoisy() {
    Noise busy = new Noise(0.0, 100, 3);
    Noise quiet = new Noise(0.0, 100, 0);
    assertEquals(
        Optional.of("other work interrupted the median spin 3 times"),
        objection(
            List.of(
                invocation(0, 0, 1, busy), invocation(0, 0, 1, busy), invocation(0, 0, 1, quiet))));
    assertEquals(
        Optional.empty(),
        objection(
            List.of(
                invocation(0, 0, 1, busy),
                invocation(0, 0, 1, quiet),
                invocation(0, 0, 1, quiet))));
  }

  @Test
  void whereNobodyLookedNothingIsObjectedTo() {
    assertEquals(Optional.empty(), objection(List.of(invocation(0, 0, 1, null))));
    assertEquals(
        Optional.empty(), objection(List.of(invocation(0, 0, 1, new Noise(null, 1, null)))));
    assertEquals(Optional.empty(), objection(List.of()));
  }

  @Test
  void aSummaryCountsWhatWasPutAsideAndWhatWasKeptAllTheSame() {
    Noise stolen = new Noise(0.5, 100, 0);
    Noise calm = new Noise(0.0, 100, 0);
    NoiseResult noise =
        NoiseSummary.of(
            List.of(
                invocation(0, 0, 1_000, stolen),
                invocation(0, 1, 1_000, calm),
                invocation(1, 0, 1_000, stolen),
                invocation(2, 0, 1_000, null)));
    assertEquals(3, noise.blocks());
    assertEquals(2, noise.watched());
    assertEquals(1, noise.repeated());
    assertEquals(1, noise.putAside());
    assertEquals(1, noise.kept());
    // Oracle: two of the three seconds that were watched had a steal of one half.
    assertEquals(1.0 / 3, Objects.requireNonNull(noise.steal()), 1e-12);
    assertEquals(1.0, Objects.requireNonNull(noise.spinSpread()), 1e-12);
    assertNull(NoiseSummary.of(List.of()).steal());
  }
}
