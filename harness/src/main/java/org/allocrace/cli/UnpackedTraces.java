package org.allocrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;

/** Traces as replay programs read them, in a folder of its own that goes when the command ends. */
final class UnpackedTraces implements AutoCloseable {
  private final Path folder;

  UnpackedTraces() throws IOException {
    folder = Files.createTempDirectory("allocrace");
  }

  /** Writes one; a trace that is there already is not written again. */
  Path add(Trace trace) throws IOException {
    Path file = folder.resolve(trace.crcHex() + ".atr");
    if (!Files.exists(file)) {
      TraceFile.write(trace, file);
    }
    return file;
  }

  @Override
  public void close() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
