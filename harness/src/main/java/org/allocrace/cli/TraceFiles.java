package org.allocrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;

/** Opens the traces that a user names; whatever is wrong becomes one sentence with the file. */
final class TraceFiles {
  private TraceFiles() {}

  static Trace open(Path file, Limits limits) throws UserException {
    try {
      if (file.toString().equals("-")) {
        return TraceFile.read(System.in.readAllBytes(), limits);
      }
      if (Files.isDirectory(file)) {
        throw new UserException(file + ": is a directory; name a trace file");
      }
      return TraceFile.read(file, limits);
    } catch (TraceRefusedException e) {
      throw new UserException(file + ": " + e.getMessage(), e);
    } catch (NoSuchFileException e) {
      throw new UserException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new UserException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
