package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.allocrace.model.Checkup;
import org.junit.jupiter.api.Test;

/** The command on this machine, whatever that is worth. */
class DoctorCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int doctor(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "doctor";
    System.arraycopy(options, 0, words, 1, options.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words);
  }

  @Test
  void withStrictTheExitCodeIsFiveIfAndOnlyIfTheMachineIsUnusable() throws Exception {
    int exit = doctor("--seconds", "1", "--json", "--strict");
    JsonNode document = new JsonMapper().readTree(out.toString());
    assertEquals(document.get("verdict").asText().equals("unusable") ? 5 : 0, exit);
    Checkup checkup = new JsonMapper().readValue(out.toString(), Checkup.class);
    assertEquals(Checkup.of(checkup.findings()), checkup);
  }

  @Test
  void theTableEndsWithTheVerdictAndHasNoColourInAPipe() {
    assertEquals(0, doctor("--seconds", "1"), err.toString());
    String[] lines = out.toString().split("\\R", -1);
    assertTrue(lines[lines.length - 2].startsWith("verdict: "), out.toString());
    assertFalse(out.toString().contains("\u001b"), out.toString());
    assertTrue(err.toString().contains("watching the machine for 1 s"), err.toString());
  }

  @Test
  void aLengthThatMakesNoSenseIsRefused() {
    assertEquals(2, doctor("--seconds", "0"));
    assertEquals(2, doctor("--seconds", "601"));
    assertTrue(err.toString().contains("--seconds takes 1 to 600, not 601"), err.toString());
    assertEquals("", out.toString());
  }
}
