package org.allocrace.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code allocrace trace …}. */
@Command(
    name = "trace",
    description = "Look at traces, convert, import, derive and generate them.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TraceInfoCommand.class,
      TraceConvertCommand.class,
      TraceImportCommand.class,
      TraceDeriveCommand.class,
      TraceGenerateCommand.class
    })
final class TraceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  TraceCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: info, convert, import, …");
  }
}
