package org.allocrace.cli;

import java.io.PrintWriter;
import org.allocrace.analysis.ControlVerdict;
import org.allocrace.analysis.RunResult;

/** What {@code --strict} makes of a run whose controls object. */
record Strictness(boolean strict) {
  /** The exit code of a run that has nothing else against it; what is wrong is said in any case. */
  int exitCode(RunResult result, PrintWriter err) {
    String objection =
        switch (result.controlVerdict()) {
          case VALID -> "";
          case INVALID ->
              "the run is invalid: its controls call identical things different; run it again";
          case UNDERPOWERED ->
              "a planted slowdown of 5 % was not seen; more blocks, or a quieter machine, would help";
          case UNCHECKED -> "the controls say nothing, for there are too few blocks of throughput";
        };
    if (objection.isEmpty()) {
      return ExitCode.FINE;
    }
    if (strict || result.controlVerdict() == ControlVerdict.INVALID) {
      err.println("allocrace: " + objection);
    }
    return strict ? ExitCode.INCONCLUSIVE : ExitCode.FINE;
  }
}
