package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.allocrace.analysis.RunResult;
import org.allocrace.model.Mode;
import org.junit.jupiter.api.Test;

class CsvReportTest {
  @Test
  void isTheSameFileInEveryLocale() throws IOException {
    RunResult result = SyntheticRun.small().result();
    Golden.check("results.csv", () -> CsvReport.of(result).replace("\r\n", "\n"));
  }

  /** RFC 4180, section 2, rules 1, 2 and 5 to 7. */
  @Test
  void endsLinesByCrLfAndQuotesFieldsWithQuotesCommasOrBreaks() {
    String csv =
        CsvReport.of(
            new SyntheticRun()
                .contenders("rust/pool", "rust/pool-tuned")
                .traces(SyntheticRun.trace("a,\"b\"", "pool"))
                .modes(Mode.THROUGHPUT)
                .failing("rust/pool-tuned")
                .message("two\r\nlines")
                .result());
    assertTrue(csv.startsWith("trace,kind,contender,language,mode,metric,"), csv);
    assertTrue(csv.contains("\r\n\"a,\"\"b\"\"\",pool,rust/pool,rust,throughput,time,ns/op,1.44,"));
    assertTrue(
        csv.contains("\"1 throughput invocation failed (crashed), first in block 3: two\r\nlines"));
    assertTrue(csv.endsWith("\r\n"));
    assertFalse(csv.replace("\r\n", "").contains("\n"));
  }

  @Test
  void givesEachRowAsManyFieldsAsTheHeadHas() {
    List<String> lines = CsvReport.of(new SyntheticRun().result()).lines().toList();
    long commas = lines.getFirst().chars().filter(c -> c == ',').count();
    // No field of this run needs quotes, so that commas count fields.
    for (String line : lines) {
      String plain = line.replaceAll("\"[^\"]*\"", "");
      assertEquals(commas, plain.chars().filter(c -> c == ',').count(), line);
    }
  }

  @Test
  void hasNoRowForAFigureThatDoesNotExist() {
    String csv = CsvReport.of(SyntheticRun.small().result());
    assertFalse(csv.contains("rust/null,rust,memory,collections"));
    assertTrue(csv.contains("java/heap,java,memory,collections,1,"));
  }
}
