package org.allocrace.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code allocrace}. */
@Command(
    name = "allocrace",
    description = "What pools and arenas cost in Java, Rust and OCaml, on real allocation traces.",
    mixinStandardHelpOptions = true,
    version = "allocrace " + Main.VERSION,
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ReportCommand.class,
      VerifyCommand.class,
      TraceCommand.class,
      DoctorCommand.class,
      SelfTestCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:the tool failed",
      "2:usage, or input that was refused",
      "4:contenders disagree (digests differ)",
      "5:with --strict: the controls do not call the run valid; doctor: the machine is unusable",
      "130:stopped by Ctrl-C; what was finished is kept"
    })
public final class Main implements Runnable {
  static final String VERSION = "0.1.0";

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          if (exception instanceof InterruptedException) {
            command.getErr().println("allocrace: stopped");
            return ExitCode.INTERRUPTED;
          }
          command.getErr().println("allocrace: " + sentence(exception));
          boolean usage =
              exception instanceof UserException || exception instanceof NoSuchFileException;
          return usage ? ExitCode.USAGE : ExitCode.TOOL_FAILED;
        });
    return commandLine;
  }

  private static String sentence(Exception exception) {
    return switch (exception) {
      case UserException user -> String.valueOf(user.getMessage());
      case NoSuchFileException missing -> missing.getFile() + ": there is no such file or folder";
      case IOException io when io.getClass() == IOException.class ->
          String.valueOf(io.getMessage());
      case IOException io -> io.getClass().getSimpleName() + ": " + io.getMessage();
      default -> {
        StringBuilder text = new StringBuilder("this is a bug: ").append(exception);
        for (StackTraceElement element : exception.getStackTrace()) {
          text.append(System.lineSeparator()).append("  at ").append(element);
        }
        yield text.toString();
      }
    };
  }

  @Override
  public void run() {
    commandLine().usage(System.out);
  }
}
