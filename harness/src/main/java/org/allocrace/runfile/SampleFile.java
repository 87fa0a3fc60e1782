package org.allocrace.runfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allocrace.model.Invocation;

/**
 * Invocations, one on a line, only ever appended. A last line without its end was cut off by a
 * kill: its invocation did not finish, so readers pass over it and the next append takes its place.
 */
final class SampleFile {
  private final Path file;

  SampleFile(Path file) {
    this.file = file;
  }

  /**
   * Appends one and waits until the disk has it. Not through a channel: an interrupt would close it
   * in the middle, and a Ctrl-C must not cost the invocation that has just ended.
   */
  void append(Invocation invocation) throws IOException {
    byte[] line = Json.line(invocation).getBytes(StandardCharsets.UTF_8);
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      long end = endOfLastLine(out);
      out.setLength(end);
      out.seek(end);
      try {
        out.write(line);
        out.getFD().sync();
      } catch (IOException e) {
        // A full disk must not leave half a line behind.
        out.setLength(end);
        throw e;
      }
    }
  }

  private static long endOfLastLine(RandomAccessFile in) throws IOException {
    long end = in.length();
    while (end > 0) {
      in.seek(end - 1);
      if (in.read() == '\n') {
        break;
      }
      end--;
    }
    return end;
  }

  /** Reads all; the file is left as it is. */
  List<Invocation> read() throws IOException, RunFileException {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(file);
    List<Invocation> invocations = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String line = new String(Arrays.copyOfRange(bytes, start, i), StandardCharsets.UTF_8);
        invocations.add(invocation(line, invocations.size() + 1));
        start = i + 1;
      }
    }
    return invocations;
  }

  private Invocation invocation(String line, int number) throws RunFileException {
    try {
      return Json.read(line, Invocation.class, Schema1::upgradeInvocation);
    } catch (JsonProcessingException e) {
      throw new RunFileException(
          "%s:%d: damaged: %s. Take the line out to go on without it"
              .formatted(file, number, e.getOriginalMessage()),
          e);
    }
  }
}
