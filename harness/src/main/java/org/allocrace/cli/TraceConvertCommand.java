package org.allocrace.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.allocrace.trace.TextWriter;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code allocrace trace convert}. */
@Command(
    name = "convert",
    description = "Convert a trace between binary, compressed binary and text.",
    footer = {
      "",
      "OUT's name says the form: .atr, .atr.gz or .atr.txt; - prints text.",
      "Example: allocrace trace convert traces/optipng.atr.gz -"
    },
    mixinStandardHelpOptions = true)
final class TraceConvertCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "IN", description = "a trace; - is standard input")
  private Path in = Path.of("-");

  @Parameters(index = "1", paramLabel = "OUT", description = "where it goes")
  private Path out = Path.of("-");

  @Mixin private SizeLimit sizeLimit = new SizeLimit();

  @SuppressWarnings("NullAway.Init") // picocli sets the field before it runs the command
  TraceConvertCommand() {}

  @Override
  public Integer call() throws UserException, IOException {
    Trace trace = TraceFiles.open(in, sizeLimit.limits());
    if (out.toString().equals("-")) {
      PrintWriter text = spec.commandLine().getOut();
      TextWriter.write(trace, text);
      text.flush();
    } else {
      TraceFile.write(trace, out);
    }
    return ExitCode.FINE;
  }
}
