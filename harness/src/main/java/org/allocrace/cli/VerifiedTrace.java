package org.allocrace.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.allocrace.analysis.Agreement;
import org.allocrace.analysis.Agreement.Verdict;
import org.allocrace.contender.Catalogue;
import org.allocrace.model.Verification;
import org.allocrace.trace.Trace;
import org.jspecify.annotations.Nullable;

/** What verification says of one trace. */
record VerifiedTrace(Path file, Trace trace, List<Row> rows) {

  /**
   * One contender.
   *
   * @param reason in words; null where it agrees
   */
  record Row(Verification verification, Verdict verdict, @Nullable String reason) {
    private boolean isBroken() {
      return CrossCheck.INTERNAL.equals(verification.code());
    }
  }

  /** Replays the trace through the contenders and judges them. */
  static VerifiedTrace of(
      Path file, Trace trace, Path unpacked, List<String> contenders, CrossCheck check)
      throws InterruptedException {
    List<Verification> all = check.run(trace, unpacked, contenders);
    Agreement agreement = new Agreement(Catalogue.named(contenders));
    List<Row> rows = new ArrayList<>();
    for (Verification one : all) {
      Verdict verdict = agreement.verdict(one, all);
      String reason =
          switch (verdict) {
            case AGREES -> null;
            case NOT_APPLICABLE -> Sentences.notApplicable(one.contender(), trace.kind().word());
            case FAILED -> Sentences.failure(one);
            case DISAGREES -> disagreement(one, all, agreement, trace, unpacked, check);
          };
      rows.add(new Row(one, verdict, reason));
    }
    return new VerifiedTrace(file, trace, rows);
  }

  /** Against the first that agrees; its placement must be comparable if the contents are equal. */
  private static String disagreement(
      Verification one,
      List<Verification> all,
      Agreement agreement,
      Trace trace,
      Path unpacked,
      CrossCheck check)
      throws InterruptedException {
    for (Verification other : all) {
      boolean tells =
          !String.valueOf(one.contents()).equals(other.contents())
              || Catalogue.get(one.contender()).placement()
                  == Catalogue.get(other.contender()).placement();
      if (tells && agreement.verdict(other, all) == Verdict.AGREES) {
        return check.firstDifference(trace, unpacked, one.contender(), other.contender());
      }
    }
    return "no two contenders agree";
  }

  /** The exit code that this trace asks for. */
  int exitCode() {
    boolean someEnded = rows.stream().anyMatch(row -> row.verification().contents() != null);
    int exit = ExitCode.FINE;
    for (Row row : rows) {
      int code =
          switch (row.verdict()) {
            case AGREES, NOT_APPLICABLE -> ExitCode.FINE;
            case DISAGREES -> ExitCode.DISAGREE;
            // A contender that ran out where another did not disagrees; a broken program says
            // nothing.
            case FAILED -> someEnded && !row.isBroken() ? ExitCode.DISAGREE : ExitCode.TOOL_FAILED;
          };
      exit = Math.max(exit, code);
    }
    return exit;
  }
}
