package org.allocrace.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;
import org.allocrace.trace.imports.ImportException;
import org.allocrace.trace.imports.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code allocrace trace import}. */
@Command(
    name = "import",
    description = {
      "Make a trace of a plain recording: lines \"a id size\", \"f id\" (heap);",
      "\"p pool size name\", \"a id pool\" (pools); \"c\", \"b arena size align\", \"r\", \"d\" (arenas).",
      "Capacities are computed, sizes of 0 become 1; both are noted in the metadata."
    },
    footer = {"", "Example: allocrace trace import prog.txt.gz prog.atr.gz -m name=prog"},
    mixinStandardHelpOptions = true)
final class TraceImportCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "RECORDING", description = "text, plain or gzip")
  private Path in = Path.of("-");

  @Parameters(index = "1", paramLabel = "OUT", description = ".atr, .atr.gz or .atr.txt")
  private Path out = Path.of("-");

  @Option(
      names = {"-m", "--metadata"},
      paramLabel = "KEY=VALUE",
      description = "provenance to keep with the trace; may be repeated")
  private Map<String, String> metadata = new LinkedHashMap<>();

  @Mixin private SizeLimit sizeLimit = new SizeLimit();

  @Override
  public Integer call() throws UserException, IOException {
    try (BufferedReader reader = open()) {
      Trace trace = Recording.read(reader, metadata, sizeLimit.limits());
      TraceFile.write(trace, out);
    } catch (ImportException | TraceRefusedException e) {
      throw new UserException(in + ": " + e.getMessage(), e);
    }
    return ExitCode.FINE;
  }

  private BufferedReader open() throws IOException {
    InputStream raw = Files.newInputStream(in);
    InputStream text = in.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
    return new BufferedReader(new InputStreamReader(text, StandardCharsets.US_ASCII), 1 << 16);
  }
}
