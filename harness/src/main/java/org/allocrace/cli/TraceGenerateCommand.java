package org.allocrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;
import org.allocrace.trace.synthetic.ExpressionCalculator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code allocrace trace generate}. */
@Command(
    name = "generate",
    description = "Make an expr trace: formulas that are built, evaluated and forgotten.",
    footer = {"", "Example: allocrace trace generate --seed 1 --nodes 200000 expr-calc.atr.gz"},
    mixinStandardHelpOptions = true)
final class TraceGenerateCommand implements Callable<Integer> {
  @Option(names = "--seed", description = "same seed, same trace (default ${DEFAULT-VALUE})")
  private long seed = 1;

  @Option(names = "--nodes", description = "at least so many (default ${DEFAULT-VALUE})")
  private int nodes = 200_000;

  @Parameters(index = "0", paramLabel = "OUT", description = ".atr, .atr.gz or .atr.txt")
  private Path out = Path.of("-");

  @Override
  public Integer call() throws UserException, IOException {
    try {
      TraceFile.write(ExpressionCalculator.generate(seed, nodes), out);
    } catch (TraceRefusedException e) {
      throw new UserException("--nodes " + nodes + ": " + e.getMessage(), e);
    }
    return ExitCode.FINE;
  }
}
