package org.allocrace.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ProcessorListTest {
  @Test
  void rangesAndSinglesAreCounted() {
    assertEquals(OptionalInt.of(1), ProcessorList.count("0"));
    assertEquals(OptionalInt.of(4), ProcessorList.count("0-3"));
    // By hand: 0 to 3, 8, 10 and 11.
    assertEquals(OptionalInt.of(7), ProcessorList.count("0-3,8,10-11"));
  }

  @Test
  void theLastIsTheGreatestWhateverTheOrder() {
    assertEquals(OptionalInt.of(0), ProcessorList.last("0"));
    assertEquals(OptionalInt.of(11), ProcessorList.last("0-3,8,10-11"));
    assertEquals(OptionalInt.of(9), ProcessorList.last("9,2-4"));
    assertEquals(OptionalInt.empty(), ProcessorList.last("3-0"));
  }

  @Test
  void whatIsNoListIsNotGuessed() {
    assertEquals(OptionalInt.empty(), ProcessorList.count(""));
    assertEquals(OptionalInt.empty(), ProcessorList.count("3-0"));
    assertEquals(OptionalInt.empty(), ProcessorList.count("0-"));
    assertEquals(OptionalInt.empty(), ProcessorList.count("all"));
  }
}
