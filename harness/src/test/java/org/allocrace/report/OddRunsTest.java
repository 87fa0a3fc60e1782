package org.allocrace.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.allocrace.analysis.CellResult;
import org.allocrace.analysis.ControlVerdict;
import org.allocrace.analysis.MemoryResult;
import org.allocrace.analysis.NoiseResult;
import org.allocrace.analysis.RunResult;
import org.allocrace.analysis.TraceResult;
import org.allocrace.model.Environment;
import org.allocrace.model.Failure;
import org.allocrace.model.MemoryUse;
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
    says(text, "7 comparisons with");
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

  @Test
  void sayAtTheTopThatNothingMayBeConcludedWhereAPairAlarms() {
    RunResult result = new SyntheticRun().controls(ControlVerdict.INVALID).result();
    String text = read(result);
    String invalid =
        "INVALID. An A/A pair was called different: rust/pool on kslab.pools against itself 1.08× (1.05 to 1.11), p 0.0117 after Holm. Nothing may be concluded from this run.";
    says(text, invalid);
    assertTrue(text.indexOf(invalid) < text.indexOf("The answer"));
    String markdown = MarkdownReport.of(Document.of(result, SyntheticMachine.environment()));
    assertTrue(markdown.indexOf("INVALID") > 0);
    assertTrue(markdown.indexOf("INVALID") < markdown.indexOf("## The answer"));
  }

  @Test
  void sayWhereAPlantedSlowdownWasNotSeen() {
    String text = read(new SyntheticRun().controls(ControlVerdict.UNDERPOWERED).result());
    says(
        text,
        "The planted slowdown of 5 % was not seen in OCaml (ocaml/pool on kslab.pools 1.02× (0.970 to 1.07)): “equivalent” is therefore reported as inconclusive there.");
    assertFalse(text.contains("INVALID"));
  }

  private static RunResult withOddControl() {
    RunResult whole = new SyntheticRun().result();
    Failure full = new Failure("out-of-memory", "no room for the control", null);
    return new RunResult(
        whole.run(),
        whole.planned(),
        whole.measured(),
        whole.failed(),
        whole.comparisons(),
        SyntheticControls.oddFirst(whole.controls(), 1.121, full),
        ControlVerdict.VALID,
        whole.noise(),
        whole.traces());
  }

  @Test
  void sayThatAPlantedValueLiesOutsideWithoutTakingTheRunBack() {
    RunResult result = withOddControl();
    String text = read(result);
    // Oracle: 1.121 ∓ 0.009 is 11.2 to 13.0 per cent above 1, and 10 is not in it.
    String off =
        "+10 % of rust/pool on kslab.pools measured as 12.1 % (11.2 to 13.0): the planted value lies outside";
    says(text, off);
    says(text, "Valid.");
    says(MarkdownReport.of(Document.of(result, SyntheticMachine.environment())), off);
    says(CsvReport.of(result), ",planted_value,1,1.1,,,,,rust/pool,outside," + off);
    assertFalse(read(new SyntheticRun().result()).contains("planted value"));
  }

  @Test
  void sayWhyAControlFailed() {
    RunResult result = withOddControl();
    String text = read(result);
    says(text, "Controls failed: rust/pool+5% on kslab.pools.");
    String why =
        "1 throughput invocation failed (out-of-memory), first in block 4: no room for the control";
    says(text, "rust/pool+5% on kslab.pools: " + why);
    says(
        MarkdownReport.of(Document.of(result, SyntheticMachine.environment())),
        "rust/pool+5% on kslab.pools: " + why);
    says(
        CsvReport.of(result),
        "kslab.pools,pool,rust/pool+5%,rust,,failed_invocations,1,1,,,,,,failed,\"" + why);
  }

  @Test
  void sayUnderTheControlsWhyAFloorFailed() {
    says(
        read(new SyntheticRun().failing("rust/null").result()),
        "rust/null on kslab.pools: 1 throughput invocation failed (crashed)");
  }

  @Test
  void sayThatTheyHaveNoControls() {
    RunResult result = new SyntheticRun().controls(ControlVerdict.UNCHECKED).result();
    String text = read(result);
    says(text, "Unchecked: this run has no controls.");
    assertFalse(text.contains("Entered again"));
  }

  /** Three pairs: 3 · 2^(1 - 6) is above 0.05 and 3 · 2^(1 - 7) is below it. */
  @Test
  void sayHowManyBlocksAnAlarmTakes() {
    RunResult valid = new SyntheticRun().blocks(6).result();
    RunResult few =
        new RunResult(
            valid.run(),
            valid.planned(),
            valid.measured(),
            valid.failed(),
            valid.comparisons(),
            valid.controls(),
            ControlVerdict.UNCHECKED,
            valid.noise(),
            valid.traces());
    says(read(few), "with 3 A/A pairs an alarm takes at least 7 blocks, and there are 6");
  }

  @Test
  void sayForWhichLanguageNoControlSpeaks() {
    RunResult whole = new SyntheticRun().result();
    RunResult part =
        new RunResult(
            whole.run(),
            whole.planned(),
            whole.measured(),
            whole.failed(),
            whole.comparisons(),
            whole.controls().subList(0, 2),
            ControlVerdict.VALID,
            whole.noise(),
            whole.traces());
    says(read(part), "a planted slowdown of 5 % is seen. No control speaks for OCaml.");
  }

  @Test
  void sayThatNothingIsKnownOfTheNoise() {
    says(read(new SyntheticRun().unwatched().result()), "Nothing is known of the machine's noise");
    says(read(new SyntheticRun().result()), "1 attempt repeated as a whole");
  }

  @Test
  void sayWhatTheCheckupFoundAndWhatToDo() {
    Environment plain = SyntheticMachine.environment();
    Document document =
        Document.of(
            new SyntheticRun().result(),
            new Environment(
                plain.machine(),
                plain.os(),
                plain.kernel(),
                plain.cpu(),
                plain.processors(),
                plain.memoryBytes(),
                plain.governor(),
                plain.virtual(),
                plain.load(),
                plain.commit(),
                plain.harnessJdk(),
                SyntheticControls.checkup(),
                plain.programs()));
    String text = MarkdownReport.of(document);
    says(
        text,
        "- **note**: The machine before the run, governor: powersave (noisy). Set the governor to performance.");
    says(
        text,
        "- **warning**: The machine before the run, memory: 60 MiB are free (unusable). End other programs first.");
    assertFalse(text.contains("cores") || text.contains("thermal"));
  }

  /** A step of 1,000 ns and a reading of 21.4 ns over 64 operations: 15.96 ns. */
  @Test
  void boundWhatTheClockCannotTell() {
    RunResult result =
        new SyntheticRun().contenders("rust/null", "rust/pool").clockStep(1_000).result();
    String text = read(result);
    says(text, "≤ 16.0");
    says(text, "Such a value is a bound and no figure.");
    assertTrue(
        CsvReport.of(result)
            .contains(
                "rust/null,rust,latency,mean_of_64_p50,ns/op,15.959375,,,,10,,,at most: not above the floor of the clock"));
  }

  /** A request of ocaml/pool takes 12.5 ns times 64, 800 ns, of a period of 500 ns. */
  @Test
  void sayWhoIsOverloaded() {
    String text = read(new SyntheticRun().contenders("rust/pool", "ocaml/pool").result());
    says(text, "Overloaded: ocaml/pool (160 %). Requests arrive faster than they are served");
    says(text, "Response times are measured from the intended start");
  }

  @Test
  void nameASecondOpinionOnlyWhereItContradicts() {
    String text = read(new SyntheticRun().contradicted("java/pool").result());
    says(
        text,
        "Second opinion on java/pool and rust/pool: Student's t on logarithms gives 1.01 to 1.02, which leaves out 1");
    assertFalse(read(new SyntheticRun().result()).contains("Second opinion"));
  }

  /** 124,000 of 4,000,000 bytes; 4,000,000 of 8,000,000 bytes. */
  @Test
  void sayWhatArenasWaste() {
    says(
        read(new SyntheticRun().result()),
        "Arenas were emptied 120 times: of 3.81 MiB that had been bumped 3.10 % was padding for alignment, and 50.0 % of the declared 7.63 MiB had not been used (slack at reset).");
  }

  @Test
  void showOneContenderAloneInEveryMode() {
    String text = read(new SyntheticRun().contenders("rust/pool").aged(50).result());
    for (String caption :
        new String[] {"Open loop on", "Aged on", "Instructions on", "Causes of"}) {
      says(text, caption);
    }
  }

  @Test
  void showMemoryOfWhichHardlyAnythingIsKnown() {
    RunResult whole = new SyntheticRun().contenders("rust/pool").modes(Mode.MEMORY).result();
    TraceResult trace = whole.traces().getFirst();
    CellResult cell = trace.cells().getFirst();
    MemoryUse use = new MemoryUse(null, null, null, null, null, null, null, null, null);
    CellResult bare =
        new CellResult(
            cell.contender(),
            cell.facts(),
            false,
            List.of(),
            null,
            null,
            null,
            new MemoryResult(
                use,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new MemoryResult.Point(5, 1 << 20))),
            null);
    RunResult result =
        new RunResult(
            whole.run(),
            1,
            1,
            0,
            0,
            List.of(),
            ControlVerdict.UNCHECKED,
            new NoiseResult(0, 0, 0, 0, 0, null, null),
            List.of(
                new TraceResult(
                    trace.trace(), null, List.of(bare), List.of(), List.of(), List.of())));
    String text = read(result);
    says(text, "Unchecked: controls compare times per operation");
    assertFalse(text.contains("resident memory of the process over time"));
    says(read(whole), "resident memory of the process over time");
  }
}
