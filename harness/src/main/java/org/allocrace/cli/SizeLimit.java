package org.allocrace.cli;

import org.allocrace.trace.Limits;
import picocli.CommandLine.Option;

/** The option that every command with traces has. */
final class SizeLimit {
  @Option(
      names = "--max-size",
      paramLabel = "BYTES",
      description = "largest object a trace may ask for (default ${DEFAULT-VALUE}, 64 MiB)")
  private int maxSize = Limits.DEFAULT.maxSize();

  Limits limits() throws UserException {
    try {
      return new Limits(maxSize);
    } catch (IllegalArgumentException e) {
      throw new UserException("--max-size: " + e.getMessage(), e);
    }
  }
}
