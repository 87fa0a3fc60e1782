package org.allocrace.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Oracle: docs/replay-protocol.md, computed with Python's integers. */
class SplitMix64Test {
  @Test
  void seed1GivesTheNumbersOfTheProtocolPage() {
    SplitMix64 random = new SplitMix64(1);
    assertEquals(0x910A2DEC89025CC1L, random.next());
    assertEquals(0xBEEB8DA1658EEC67L, random.next());
    assertEquals(0xF893A2EEFB32555EL, random.next());
  }

  @Test
  void theStateBeginsWithAnySeed() {
    assertEquals(0xE220A8397B1DCDAFL, new SplitMix64(0).next());
    assertEquals(0xE4D971771B652C20L, new SplitMix64(-1).next());
  }

  @Test
  void boundedNumbersAndUnitsAreCutFromTheUpperBits() {
    SplitMix64 random = new SplitMix64(1);
    int[] expected = {8, 8, 5, 2, 0};
    for (int number : expected) {
      assertEquals(number, random.below(10));
    }
    SplitMix64 again = new SplitMix64(1);
    assertEquals(0.5665615751722809, again.unit());
    assertEquals(0.7457817572627011, again.unit());
  }
}
