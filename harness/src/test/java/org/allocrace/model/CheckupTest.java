package org.allocrace.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.allocrace.model.Finding.Level;
import org.junit.jupiter.api.Test;

class CheckupTest {
  private static final Finding GOOD = Finding.good("swap", "none");
  private static final Finding NOISY = Finding.noisy("turbo", "on", "Switch it off.");
  private static final Finding UNUSABLE = Finding.unusable("load", "9", "Wait.");

  @Test
  void theVerdictIsTheWorstLevelInWhateverOrder() {
    assertEquals(Level.GOOD, Checkup.of(List.of(GOOD)).verdict());
    assertEquals(Level.NOISY, Checkup.of(List.of(NOISY, GOOD)).verdict());
    assertEquals(Level.UNUSABLE, Checkup.of(List.of(GOOD, UNUSABLE, NOISY)).verdict());
  }

  @Test
  void whatIsNotKnownHasNoPartInTheVerdict() {
    assertEquals(Level.NOISY, Checkup.of(List.of(Finding.notKnown("smt"), NOISY)).verdict());
    assertEquals(Level.GOOD, Checkup.of(List.of(Finding.notKnown("smt"))).verdict());
    assertEquals(Level.GOOD, Checkup.of(List.of()).verdict());
  }

  @Test
  void resultFilesHaveTheLevelsInWords() throws Exception {
    assertEquals(
        "{\"verdict\":\"noisy\",\"findings\":["
            + "{\"name\":\"turbo\",\"found\":\"on\",\"level\":\"noisy\",\"advice\":\"Switch it off.\"},"
            + "{\"name\":\"smt\",\"found\":\"not known here\",\"level\":null,\"advice\":null}]}",
        new JsonMapper().writeValueAsString(Checkup.of(List.of(NOISY, Finding.notKnown("smt")))));
  }

  @Test
  void aCheckupThatWasWrittenIsReadAsItWas() throws Exception {
    Checkup checkup = Checkup.of(List.of(GOOD, NOISY, UNUSABLE, Finding.notKnown("smt")));
    JsonMapper mapper = new JsonMapper();
    assertEquals(checkup, mapper.readValue(mapper.writeValueAsString(checkup), Checkup.class));
  }
}
