package org.allocrace.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;
import org.allocrace.trace.imports.Derivation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code allocrace trace derive}. */
@Command(
    name = "derive",
    description = "Make a pool or an arena trace from a heap trace.",
    footer = {
      "",
      "Example: allocrace trace derive --pool 120 xmllint.atr.gz xmllint.pool120.atr.gz"
    },
    mixinStandardHelpOptions = true)
final class TraceDeriveCommand implements Callable<Integer> {
  /** The three ways; exactly one is to be said. */
  static final class Way {
    @Option(
        names = "--pool",
        paramLabel = "SIZE",
        description = "keep the objects of one size; capacity is their peak, a power of two")
    private @Nullable Integer size;

    @Option(
        names = "--pools",
        description = "every object in one of 20 classes; larger than 4096 bytes is left out")
    private boolean pools;

    @Option(
        names = "--epochs",
        description = "one arena, reset where every object of the epoch (100 or more) is dead")
    private boolean epochs;
  }

  @ArgGroup(multiplicity = "1")
  private Way way = new Way();

  @Parameters(index = "0", paramLabel = "IN", description = "a heap trace")
  private Path in = Path.of("-");

  @Parameters(index = "1", paramLabel = "OUT", description = ".atr, .atr.gz or .atr.txt")
  private Path out = Path.of("-");

  @Mixin private SizeLimit sizeLimit = new SizeLimit();

  @Override
  public Integer call() throws UserException, IOException {
    Trace heap = TraceFiles.open(in, sizeLimit.limits());
    String file = String.valueOf(out.getFileName());
    String name = file.replaceFirst("\\.atr(\\.gz|\\.txt)?$", "");
    try {
      TraceFile.write(derive(heap, name), out);
    } catch (TraceRefusedException | IllegalArgumentException e) {
      throw new UserException(in + ": " + e.getMessage(), e);
    }
    return ExitCode.FINE;
  }

  private Trace derive(Trace heap, String name) throws TraceRefusedException {
    Integer size = way.size;
    if (size != null) {
      return Derivation.pool(heap, size, name);
    }
    if (way.epochs) {
      return Derivation.epochs(heap, name);
    }
    if (way.pools) {
      return Derivation.pools(heap, name);
    }
    throw new IllegalArgumentException("--pools=false says nothing; choose --pool or --epochs");
  }
}
