package org.allocrace.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.allocrace.model.ProgramFacts;
import org.junit.jupiter.api.Test;

/** What a program says of itself. */
class DescribeTest {
  private static final String FACTS =
      "{\"protocol\":1,\"language\":\"rust\",\"runtime\":\"native\",\"runtime_version\":\"\","
          + "\"compiler\":\"rustc 1.95.0\",\"flags\":\"opt-level=3\",\"contenders\":[]}";

  private static String refusal(String line) {
    return String.valueOf(
        assertThrows(DriverException.class, () -> EventReader.facts(line)).getMessage());
  }

  @Test
  void theFactsAreRead() throws Exception {
    assertEquals(
        new ProgramFacts(1, "rust", "native", "", "rustc 1.95.0", "opt-level=3"),
        EventReader.facts(FACTS));
  }

  @Test
  void anotherVersionIsNamedWhateverItsFieldsAre() {
    assertEquals("it speaks protocol 2; this harness reads version 1", refusal("{\"protocol\":2}"));
  }

  @Test
  void silenceGarbageAndMissingFieldsAreToldApart() {
    assertEquals("it prints nothing for describe", refusal(""));
    assertEquals("what it prints for describe is not the protocol: it is not JSON", refusal("hi"));
    assertEquals(
        "what it prints for describe is not the protocol: protocol is not a whole number from 0",
        refusal("{}"));
    assertEquals(
        "what it prints for describe is not the protocol: compiler is not a string",
        refusal(FACTS.replace("compiler", "other")));
  }
}
