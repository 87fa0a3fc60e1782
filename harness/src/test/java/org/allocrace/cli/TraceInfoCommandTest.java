package org.allocrace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What {@code trace info} says of the golden traces. */
class TraceInfoCommandTest {
  private static List<String> info(String name) {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new TraceInfoCommand())
            .setOut(new PrintWriter(out))
            .execute("../traces/golden/" + name + ".atr");
    assertEquals(ExitCode.FINE, code);
    return out.toString().lines().map(line -> line.strip().replaceAll(" {2,}", ": ")).toList();
  }

  @Test
  void arenasAreShownWithTheirWaste() {
    List<String> lines = info("arena");
    // By hand from arena.atr.txt, as in StudyTracesTest.
    int first = lines.indexOf("arenas emptied: 3 times");
    assertEquals(
        List.of("capacity bytes: 8,192", "bumped bytes: 4,144", "of them padding: 7"),
        lines.subList(first + 1, first + 4));
  }

  @Test
  void aPoolIsShownWithTheSlotsOfAFreshContender() {
    // Three classes of 16 slots, the smallest capacity.
    assertEquals(
        List.of("contender slots: 48"),
        info("pool").stream().filter(line -> line.startsWith("contender slots")).toList());
  }
}
