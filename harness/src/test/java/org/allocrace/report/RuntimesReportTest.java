package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.RuntimeRun;
import org.junit.jupiter.api.Test;

/** Several runtimes in one report; {@code RuntimesTest} works out the figures. */
class RuntimesReportTest {
  private final RunResult rust = RuntimeRun.ofRust().result();

  private static Document document(RunResult result) {
    return Document.of(result, SyntheticMachine.environment());
  }

  private static String markdown(RunResult result) {
    return MarkdownReport.of(document(result));
  }

  private static void says(String text, String words) {
    assertTrue(text.contains(words), () -> "\"" + words + "\" is not in:\n" + text);
  }

  private static List<String> charts(RunResult result) {
    return document(result).charts().stream().map(Chart::file).toList();
  }

  @Test
  void aContenderStandsNextToItsOrdinaryRuntime() {
    String text = markdown(rust);
    says(text, "Runtimes on t: each contender next to its ordinary runtime");
    // The median of 9.0 to 10.5 is between 9.6 and 9.9.
    says(
        text,
        "| rust/pool@graalwasm | 9.75 (9.00 to 10.5) | 3.00× (3.00 to 3.00) | slower | 2.00× (2.00 to 2.00): slower |");
    says(text, "6 comparisons with a reference, a heap or another runtime;");
  }

  @Test
  void whatCannotBeToldFromNothingIsSaidInWords() {
    String text = markdown(rust);
    says(
        text,
        "| rust/pool@graalwasm | 9.55 (8.80 to 10.6) | 0.100 (0.100 to 0.100) | 0.100 (-0.200 to 0.100): not told from 0 |");
    says(
        text,
        "| rust/pool@ffm-op | -0.750 (-1.00 to -0.500): below 0 | 6.00 (6.00 to 6.00) | 2.00 (2.00 to 2.00) |");
    says(text, "| rust/pool | 1.25 (1.00 to 1.50) | – | 2.00 (2.00 to 2.00) |");
    assertFalse(text.contains("| rust/pool@1.96 | – |"), "without its control it has no parts");
  }

  @Test
  void thePictureOfPartsNamesWhatItLeavesOut() {
    Chart parts =
        document(rust).charts().stream()
            .filter(one -> one.file().equals("t-parts"))
            .findFirst()
            .orElseThrow();
    says(parts.svg(), ">9.75; allocator not told from 0<");
    says(parts.svg(), ">7.25; loop below 0<");
    says(parts.svg(), ">3.25<");
  }

  // Starts of the pool, 3, 6, 9, 12, 15, 18 ms, and of the control, 2, 4, 6, 8, 10, 12: the sixth
  // and seventh of the twelve are 8 and 9. Calls: six of 7 ns and six of 6.
  @Test
  void startUpStandsOnceForEachProgramAsMedianAndRange() {
    String text = markdown(rust);
    says(text, "## Guests");
    says(text, "| rust@ffm-op | 8.50 (2.00 to 18.0) | 6.50 (6.00 to 7.00) | 12 |");
    says(HtmlReport.of(document(rust)), "<section id=\"guests\">");
  }

  @Test
  void theTableOfFiguresHasARowForEachOfThem() {
    String csv = CsvReport.of(rust);
    // Six values have an interval of 1 - 2 / 2^6.
    says(csv, "t,pool,rust/pool@ffm-op,rust,throughput,boundary,ns/op,6,6,6,0.96875,6,,,\r\n");
    says(csv, "t,pool,rust/pool,rust,throughput,boundary,ns/op,0,0,0,0.96875,6,,,\r\n");
    says(csv, "rust/pool@ffm-op,rust,throughput,guest_calls,1,5000,");
    says(csv, "rust/pool@ffm-op,rust,throughput,guest_start,ns,10500000,3000000,18000000,");
    for (String metric : List.of("loop_floor", "allocator", "guest_call")) {
      says(csv, "rust/pool@ffm-op,rust,throughput," + metric + ",ns");
    }
    String ratio =
        csv.lines()
            .filter(line -> line.startsWith("t,pool,rust/pool@graalwasm,"))
            .filter(line -> line.contains(",ratio_to_same_compiler,"))
            .findFirst()
            .orElseThrow();
    says(ratio, ",rust/pool@1.96,slower,");
  }

  @Test
  void aRunOnOrdinaryRuntimesHasNoneOfThis() {
    RunResult plain =
        new RuntimeRun().measured("rust/null", 1).measured("rust/pool", 2, 3).result();
    String text = HtmlReport.of(document(plain)) + markdown(plain) + CsvReport.of(plain);
    for (String words : List.of("Runtimes", "Loop floor", "Guests", "boundary", "guest_")) {
      assertFalse(text.contains(words), words);
    }
  }

  @Test
  void theAnswerIsThatOfTheOrdinaryRuntimeWhereThereIsOne() {
    String text =
        markdown(
            new RuntimeRun()
                .measured("rust/pool", 3, 3, 3, 3, 3, 3)
                .measured("rust/pool@1.96", 3, 3, 3, 3, 3, 3)
                .measured("rust/pool@2.01", 2, 2, 2, 2, 2, 2)
                .result());
    says(text, "Rust, rust/pool: on t 3.00 ns/op");
    assertFalse(
        text.contains("rust/pool@1.96 may be as fast"),
        "another runtime is no rival in the answer");
  }

  @Test
  void theAnswerNamesTheRuntimeWhereThereIsNoOther() {
    says(
        markdown(new RuntimeRun().measured("rust/pool@ffm", 3).result()),
        "Rust, rust/pool@ffm: on t 3.00 ns/op");
  }

  @Test
  void aMissingRuntimeIsNamedAtTheHeadAndTakesNothingFromItsLanguage() {
    String text = markdown(new SyntheticRun().without("ocaml@5.3").result());
    says(text, "**note**: OCaml on 5.3 is absent: its compiler is missing");
    says(text, "OCaml, ocaml/pool (reference pool): on kslab.pools");
  }

  // Nine pools are too many for one picture: five are of Rust and four of OCaml.
  @Test
  void curvesOfManyRuntimesHaveAPictureForEachContender() {
    RunResult many =
        new RuntimeRun()
            .measured("rust/null", 1)
            .measured("rust/pool", 2)
            .measured("rust/pool@1.96", 2)
            .measured("rust/pool@ffm", 2)
            .measured("rust/pool@ffm-op", 2)
            .measured("rust/pool@graalwasm", 2)
            .measured("ocaml/pool", 2)
            .measured("ocaml/pool@5.3", 2)
            .measured("ocaml/pool@ffm", 2)
            .measured("ocaml/pool@graaljs", 2)
            .result();
    Set<String> costs =
        charts(many).stream().filter(file -> file.startsWith("t-cost")).collect(Collectors.toSet());
    assertEquals(Set.of("t-cost-rust-pool", "t-cost-ocaml-pool", "t-cost-null"), costs);
  }

  @Test
  void curvesOfAFewRuntimesShareAPictureByAllocator() {
    List<String> files = charts(rust);
    assertTrue(files.containsAll(List.of("t-warm-up-pool", "t-warm-up-null")), files.toString());
    assertFalse(files.contains("t-warm-up"));
  }
}
