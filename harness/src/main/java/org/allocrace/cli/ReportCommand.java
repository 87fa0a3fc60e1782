package org.allocrace.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.allocrace.analysis.RunResult;
import org.allocrace.runfile.RunFileException;
import org.allocrace.runfile.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allocrace report}. */
@Command(
    name = "report",
    description = "Write the report of a run anew from its stored samples; nothing is measured.",
    footer = {"", "Example: allocrace report reports/vm-2core/quick"},
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FOLDER", description = "the folder of a run")
  private Path folder;

  @Option(
      names = "--strict",
      description = {
        "exit with 5 unless the controls say that the run is valid and the checkup before it",
        "found the machine usable"
      })
  private boolean strict;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields before it runs the command
  ReportCommand() {}

  @Override
  public Integer call() throws Exception {
    try {
      RunFolder run = new RunFolder(folder);
      RunResult result = new ReportWriter().write(run);
      spec.commandLine().getOut().println(folder.resolve("report.html"));
      spec.commandLine().getOut().flush();
      return result.disagrees()
          ? ExitCode.DISAGREE
          : new Strictness(strict)
              .exitCode(result, run.environment().checkup(), spec.commandLine().getErr());
    } catch (RunFileException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
  }
}
