package org.allocrace.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.allocrace.model.Noise;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines whose counters move as the test says, and this one. */
class NoiseProbeTest {
  @TempDir private Path root = Path.of("");
  private ScriptedMachine machine = new ScriptedMachine(root);

  @BeforeEach
  void setTheMachineUp() {
    machine = new ScriptedMachine(root);
  }

  private NoiseProbe probe(LongSupplier spin) {
    return new NoiseProbe(machine.files(), spin);
  }

  @Test
  void stealIsTheShareOfAllTimeBetweenBeginAndEnd() {
    NoiseProbe probe = probe(() -> 5_000_000);
    machine.withTimes(1000, 40);
    probe.begin();
    machine.withTimes(1080, 60);
    // By hand: 20 ticks stolen and 80 idle, nothing else moved: 20 of 100.
    assertEquals(new Noise(0.2, 5_000_000, null), probe.end());
  }

  @Test
  void guestTimeIsNotCountedTwice() {
    NoiseProbe probe = probe(() -> 5_000_000);
    machine.with("proc/stat", "cpu  100 0 0 100 0 0 0 0 50 50\n");
    probe.begin();
    machine.with("proc/stat", "cpu  150 0 0 100 0 0 0 50 100 100\n");
    // By hand: 50 of user, which holds the guests' 100, and 50 stolen.
    assertEquals(0.5, probe.end().steal());
  }

  @Test
  void anInvocationShorterThanATickHasNoStealTime() {
    NoiseProbe probe = probe(() -> 5_000_000);
    machine.withTimes(1000, 40);
    probe.begin();
    assertNull(probe.end().steal());
  }

  @Test
  void countersThatRunBackwardsAreNoNegativeShare() {
    NoiseProbe probe = probe(() -> 5_000_000);
    machine.withTimes(1000, 40);
    probe.begin();
    machine.withTimes(1100, 39);
    assertEquals(0.0, probe.end().steal());
  }

  @Test
  void switchesAreThoseDuringTheSpinOnly() {
    machine.withSwitches(7);
    NoiseProbe probe =
        probe(
            () -> {
              machine.withSwitches(10);
              return 6_000_000;
            });
    probe.begin();
    machine.withSwitches(50);
    assertEquals(new Noise(null, 6_000_000, 3), probe.end());
  }

  @Test
  void withoutProcOnlyTheSpinIsKnown() {
    NoiseProbe probe = probe(() -> 5_000_000);
    probe.begin();
    assertEquals(new Noise(null, 5_000_000, null), probe.end());
  }

  @Test
  void countersThatAreNoNumbersAreNotKnown() {
    machine.with("proc/stat", "cpu  1 2 3 4 5 6 7 x\n");
    machine.with("proc/thread-self/status", "nonvoluntary_ctxt_switches:\tmany\n");
    NoiseProbe probe = probe(() -> 5_000_000);
    probe.begin();
    assertEquals(new Noise(null, 5_000_000, null), probe.end());
  }

  @Test
  void aKernelWithoutAColumnForStealDoesNotTellIt() {
    machine.with("proc/stat", "cpu  1 2 3 4 5 6 7\n");
    NoiseProbe probe = probe(() -> 5_000_000);
    probe.begin();
    machine.with("proc/stat", "cpu  9 9 9 9 9 9 9\n");
    assertNull(probe.end().steal());
  }

  @Test
  void aProbeIsUsedAgainForTheNextInvocation() {
    NoiseProbe probe = probe(() -> 5_000_000);
    machine.withTimes(1000, 0);
    probe.begin();
    machine.withTimes(1050, 50);
    assertEquals(0.5, probe.end().steal());
    probe.begin();
    machine.withTimes(1150, 50);
    assertEquals(0.0, probe.end().steal());
  }

  @Test
  void anEndWithoutABeginIsRefused() {
    NoiseProbe probe = probe(() -> 5_000_000);
    assertThrows(IllegalStateException.class, probe::end);
    probe.begin();
    assertNotNull(probe.end());
    assertThrows(IllegalStateException.class, probe::end);
  }

  @Test
  void theRealSpinTakesTimeAndIsNotOptimisedAway() {
    NoiseProbe probe = new NoiseProbe(root);
    probe.begin();
    // 2.5 million steps of six dependent instructions: below 1 ms only a processor of 15 GHz.
    assertTrue(probe.end().spinNs() > 1_000_000);
  }

  @Test
  void thisMachineTellsTheSwitchesWhereItHasProc() {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/thread-self/status")));
    NoiseProbe probe = new NoiseProbe();
    probe.begin();
    assertNotNull(probe.end().switches());
  }
}
