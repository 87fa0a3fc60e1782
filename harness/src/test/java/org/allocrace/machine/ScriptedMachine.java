package org.allocrace.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine whose proc and sys stand in a folder, as the test writes them. */
record ScriptedMachine(Path root) {
  /** Writes a file of it anew. */
  ScriptedMachine with(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counters of {@code /proc/stat}, with a line of one processor that must not be taken. */
  ScriptedMachine withTimes(long idle, long steal) {
    return with(
        "proc/stat",
        """
        cpu  100 10 50 %1$d 5 1 2 %2$d 7 3
        cpu0 1 1 1 1 1 1 1 1 1 1
        intr 5 5
        ctxt %3$d
        """
            .formatted(idle, steal, idle * 10));
  }

  /** The involuntary context switches of the thread that reads. */
  ScriptedMachine withSwitches(int count) {
    return with(
        "proc/thread-self/status",
        "voluntary_ctxt_switches:\t9\nnonvoluntary_ctxt_switches:\t%d\n".formatted(count));
  }

  SystemFiles files() {
    return new SystemFiles(root);
  }
}
