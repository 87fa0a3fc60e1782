package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allocrace.analysis.RunResult;
import org.allocrace.model.Mode;
import org.junit.jupiter.api.Test;

/** Runs that went wrong or were small: each still has sentences, and no figure that is none. */
class OddRunsTest {
  /** A contender is called {@code rust/null}; any other null is a bug. */
  private static final Pattern NO_FIGURE =
      Pattern.compile(
          "NaN|Infinity|(?<![/\\w-])null(?!\\w)|-0(\\.0*)?(?![\\d.])|Optional|@[0-9a-f]{6}");

  private static String read(RunResult result) {
    Document document = Document.of(result, SyntheticMachine.environment());
    String html = HtmlReport.of(document);
    for (String text : new String[] {html, MarkdownReport.of(document), CsvReport.of(result)}) {
      String words = text.replaceAll("<style>(?s:.)*?</style>|<svg(?s:.)*?</svg>", "");
      Matcher wrong = NO_FIGURE.matcher(words);
      assertFalse(
          wrong.find(),
          () ->
              words.substring(
                  Math.max(0, wrong.start() - 80), Math.min(words.length(), wrong.end() + 80)));
    }
    return Xml.parse(html).getDocumentElement().getTextContent();
  }

  private static void says(String text, String sentence) {
    assertTrue(text.contains(sentence), () -> "\"" + sentence + "\" is not in:\n" + text);
  }

  @Test
  void sayThatEverythingFailed() {
    String text = read(new SyntheticRun().allFail().result());
    says(text, "Rust has no figure: each of its contenders failed, disagreed or was not measured");
    says(text, "Nothing was measured on this trace.");
    says(
        text,
        "1 throughput invocation failed (crashed), first in block 3: the process was killed by signal 9 (operation 1027)");
    says(text, "0 measured, 19 failed");
  }

  @Test
  void sayWhichLanguageIsAbsentAndWhy() {
    String text = read(new SyntheticRun().without("ocaml").result());
    says(text, "OCaml is absent: its compiler is missing");
    says(text, "ocaml/null, ocaml/pool and ocaml/heap: absent its language was left out");
  }

  @Test
  void sayThatThereIsNoReference() {
    String text = read(new SyntheticRun().references().result());
    says(text, "without a ratio, because no reference has figures on this trace");
    says(text, "Ratio (no reference)");
    says(text, "7 comparisons");
  }

  @Test
  void sayThatAReferenceThatFailedLeavesNoRatio() {
    String text = read(new SyntheticRun().failing("rust/pool").result());
    says(text, "no reference has figures on this trace");
    says(text, "rust/pool: failed 1 throughput invocation failed");
  }

  @Test
  void sayHowManyBlocksAnIntervalNeeds() {
    String text = read(new SyntheticRun().blocks(1).result());
    says(text, "(inconclusive: 1 block, and an interval needs at least 6)");
    says(text, "(rust/pool may be as fast)");
    says(text, "1 block of throughput: no intervals, and every comparison is inconclusive");
    says(text, "Fewer than six invocations have no 95 % interval.");
  }

  @Test
  void sayThatSpeedWasNotMeasuredWhereOnlyMemoryWas() {
    String text = read(new SyntheticRun().modes(Mode.MEMORY).result());
    says(text, "Speed was not measured");
    says(text, "The study synthetic asks for memory only");
    says(text, "Memory on kslab.pools");
    assertFalse(text.contains("Throughput on kslab.pools"));
  }

  @Test
  void sayWhoDisagreesAndUseNothingOfIt() {
    String text = read(new SyntheticRun().differing("java/pool").result());
    says(
        text,
        "Contenders disagree about the work, and nothing of these cells is used: java/pool on kslab.pools.");
    says(text, "java/pool: disagrees in the timed loop it did other work");
    assertFalse(text.contains("java/pool (LongPool)"));
  }

  @Test
  void sayThatTheyHaveNotEnded() {
    String text = read(SyntheticRun.small().unfinished().result());
    says(text, "The run has not ended: this is what there is so far");
    says(text, "; has not ended.");
  }

  @Test
  void sayThatThereIsNoTrace() {
    says(read(new SyntheticRun().traces().result()), "There is no trace in this run.");
  }

  @Test
  void sayThatLatencyWithoutAControlCannotBeToldFromTheMachine() {
    String text = read(new SyntheticRun().contenders("java/pool", "java/heap").result());
    says(text, "java/null has no tail here, so that of Java cannot be told from the machine's.");
  }

  @Test
  void nameFilesOfHostileTracesSafelyAndApart() {
    FileNames names = new FileNames();
    assertTrue(names.of("../../etc/passwd").matches("[A-Za-z0-9_][A-Za-z0-9._-]*"));
    assertTrue(names.of("a b").equals("a-b") && names.of("A/B").equals("A-B-2"));
    assertTrue(names.of("<>").equals("trace") && names.of("..").equals("trace-2"));
  }

  @Test
  void sumUpManyTracesOfAKindInOneSentenceALanguage() {
    String text =
        read(
            new SyntheticRun()
                .traces(
                    SyntheticRun.trace("a", "pool"),
                    SyntheticRun.trace("b", "pool"),
                    SyntheticRun.trace("c", "pool"),
                    SyntheticRun.trace("d", "pool"),
                    SyntheticRun.trace("e", "pool"))
                .result());
    says(
        text,
        "Rust, rust/pool-tuned (index-stack pool) on 5 traces: at best 0.103× (0.0961 to 0.111) the time of rust/heap (faster) on");
  }
}
