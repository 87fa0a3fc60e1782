package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.allocrace.model.Checkup;
import org.allocrace.model.Finding;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class CheckupTableTest {
  private static final Finding GOOD = Finding.good("swap", "none");
  private static final Finding NOISY = Finding.noisy("turbo", "on", "Switch it off.");

  private static String print(Ansi ansi, Finding... findings) {
    StringWriter text = new StringWriter();
    new CheckupTable(ansi).print(new PrintWriter(text, true), Checkup.of(List.of(findings)));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void adviceStandsBelowWhatWasFoundAndTheVerdictNamesItsCauses() {
    Finding load = Finding.unusable("load", "9.00", "Wait.");
    Finding perf = Finding.fact("perf counters", "none", "Take valgrind.");
    assertEquals(
        """
        swap           good      none
        turbo          noisy     on
                                 Switch it off.
        load           unusable  9.00
                                 Wait.
        perf counters  -         none
                                 Take valgrind.
        smt            -         not known here

        verdict: unusable, for load
        """,
        print(Ansi.OFF, GOOD, NOISY, load, perf, Finding.notKnown("smt")));
  }

  @Test
  void aGoodMachineNeedsNoCause() {
    assertTrue(print(Ansi.OFF, GOOD).endsWith("\nverdict: good\n"));
  }

  @Test
  void coloursChangeNoWordAndNoColumn() {
    String colourful = print(Ansi.ON, GOOD, NOISY);
    assertTrue(colourful.contains("\u001b[32mgood"), colourful);
    assertEquals(print(Ansi.OFF, GOOD, NOISY), colourful.replaceAll("\u001b\\[[0-9;]*m", ""));
  }
}
