package org.allocrace.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.allocrace.analysis.ControlVerdict;
import org.allocrace.analysis.RunResult;
import org.allocrace.model.Checkup;
import org.allocrace.model.Finding;
import org.jspecify.annotations.Nullable;

/** What {@code --strict} makes of a run whose controls object, or whose machine was unusable. */
record Strictness(boolean strict) {
  /** The exit code of a run that has nothing else against it; what is wrong is said in any case. */
  int exitCode(RunResult result, @Nullable Checkup checkup, PrintWriter err) {
    String controls = objection(result.controlVerdict());
    if (!controls.isEmpty() && (strict || result.controlVerdict() == ControlVerdict.INVALID)) {
      err.println("allocrace: " + controls);
    }
    String machine = objection(checkup);
    if (!machine.isEmpty() && strict) {
      err.println("allocrace: " + machine);
    }
    boolean fine = controls.isEmpty() && machine.isEmpty();
    return strict && !fine ? ExitCode.INCONCLUSIVE : ExitCode.FINE;
  }

  /** What the checkup before the run found unusable; empty if nothing, or if there was none. */
  private static String objection(@Nullable Checkup checkup) {
    if (checkup == null || checkup.verdict() != Finding.Level.UNUSABLE) {
      return "";
    }
    String found =
        checkup.findings().stream()
            .filter(finding -> finding.level() == Finding.Level.UNUSABLE)
            .map(finding -> finding.name() + ": " + finding.found())
            .collect(Collectors.joining("; "));
    return "before the run the machine was unusable for measuring ("
        + found
        + "); allocrace doctor says what to do";
  }

  /** Empty if the controls have nothing against the run. */
  private static String objection(ControlVerdict verdict) {
    return switch (verdict) {
      case VALID -> "";
      case INVALID ->
          "the run is invalid: its controls call identical things different; run it again";
      case UNDERPOWERED ->
          "a planted slowdown of 5 % was not seen; more blocks, or a quieter machine, would help";
      case UNCHECKED -> "the controls say nothing, for there are too few blocks of throughput";
    };
  }
}
