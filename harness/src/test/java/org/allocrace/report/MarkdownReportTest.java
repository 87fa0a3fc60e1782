package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.allocrace.analysis.RunResult;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  private static String markdown(RunResult result) {
    return MarkdownReport.of(Document.of(result, SyntheticMachine.environment()));
  }

  @Test
  void isTheSameFileInEveryLocale() throws IOException {
    RunResult result = SyntheticRun.small().result();
    Golden.check("report.md", () -> markdown(result));
  }

  @Test
  void escapesWhatMarkdownAndHtmlWouldReadAsTheirOwn() {
    String markdown =
        markdown(
            new SyntheticRun()
                .traces(SyntheticRun.trace(SyntheticRun.HOSTILE, "pool"))
                .failing("java/heap")
                .message(SyntheticRun.HOSTILE)
                .result());
    assertFalse(markdown.contains("<script"));
    assertTrue(markdown.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;\"\\|\\`\\*"));
  }

  @Test
  void showsPicturesByRelativePath() {
    assertTrue(
        markdown(new SyntheticRun().result()).contains("](charts/kslab.pools-throughput.png)"));
  }
}
