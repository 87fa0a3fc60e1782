package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlowdownTest {
  @Test
  void theTurnsLastThatPartOfAReplay() {
    // Oracle: 5 % of 1 ms are 50 µs, which are 25,000 turns of 2 ns.
    assertEquals(25_000, Slowdown.find(5, () -> 1_000_000, turns -> 2 * turns));
    assertEquals(0, Slowdown.find(0, () -> 1_000_000, turns -> 2 * turns));
  }

  @Test
  void whatDisturbsReplaysAndRowsAlikeDoesNotChangeTheTurns() {
    // Oracle: 1 ms and 2 ns a turn where nothing disturbs; most readings are up to 30 % longer.
    Random random = new Random(1);
    long found =
        Slowdown.find(
            10, () -> disturbed(1_000_000, random), turns -> disturbed(2 * turns, random));
    assertEquals(1, found / 50_000.0, 0.03);
  }

  private static long disturbed(long ns, Random random) {
    return (long) (ns * (1 + 0.3 * random.nextDouble()));
  }

  @Test
  void roundsLastAFifthOfASecondIfThoseAreNeitherFewNorMany() {
    assertEquals(1_000, rounds(10));
    // Oracle: 200 ms are 100 rounds of two times 1 ms.
    assertEquals(100, rounds(1_000_000));
    assertEquals(5, rounds(400_000_000));
  }

  private static int rounds(long ns) {
    int[] replays = {0};
    Slowdown.find(
        5,
        () -> {
          replays[0]++;
          return ns;
        },
        turns -> 2 * turns);
    return replays[0] - 1;
  }

  @Test
  void theMedianIsTheMiddleRatioOrBetweenTheMiddleTwo() {
    assertEquals(4, Slowdown.median(new double[] {9, 1, 4}));
    assertEquals(5, Slowdown.median(new double[] {9, 1, 4, 6}));
  }
}
