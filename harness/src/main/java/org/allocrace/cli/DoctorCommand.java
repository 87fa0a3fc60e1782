package org.allocrace.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.allocrace.machine.Doctor;
import org.allocrace.model.Checkup;
import org.allocrace.model.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code allocrace doctor}. */
@Command(
    name = "doctor",
    description = {
      "Say whether this machine is fit for measuring, and what to do where it is not.",
      "Nothing is changed; what the system does not tell is said to be not known."
    },
    footer = {
      "",
      "Exit code 0 whatever is found; with --strict 5 if the machine is unusable.",
      "Example: allocrace doctor --seconds 30"
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private static final int LONGEST = 600;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "how long to watch for noise, 1 to 600 (default: ${DEFAULT-VALUE})")
  private int seconds = 5;

  @Option(names = "--json", description = "one JSON document instead of the table")
  private boolean json;

  @Option(names = "--strict", description = "exit code 5 if the machine is unusable")
  private boolean strict;

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  DoctorCommand() {}

  @Override
  public Integer call() throws Exception {
    if (seconds < 1 || seconds > LONGEST) {
      throw new UserException("--seconds takes 1 to %d, not %d".formatted(LONGEST, seconds));
    }
    PrintWriter out = spec.commandLine().getOut();
    Checkup checkup;
    try (CheckupProgress progress = new CheckupProgress(spec.commandLine().getErr(), seconds)) {
      checkup = new Doctor().checkup(Duration.ofSeconds(seconds), progress);
    }
    if (json) {
      out.println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(checkup));
    } else {
      new CheckupTable(spec.commandLine().getColorScheme().ansi()).print(out, checkup);
    }
    out.flush();
    return strict && checkup.verdict() == Finding.Level.UNUSABLE
        ? ExitCode.INCONCLUSIVE
        : ExitCode.FINE;
  }
}
