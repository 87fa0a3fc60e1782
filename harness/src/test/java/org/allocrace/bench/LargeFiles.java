package org.allocrace.bench;

import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;
import org.allocrace.trace.imports.ImportException;
import org.allocrace.trace.imports.Recording;

/**
 * Writes a large recording, the trace of it and its text twin for {@link SmallestHeap}: a bundled
 * heap trace many times in a row. Arguments: folder, name of the trace, how many times.
 */
public final class LargeFiles {
  private LargeFiles() {}

  /** Writes {@code large.recording}, {@code large.atr} and {@code large.atr.txt}. */
  public static void main(String[] arguments)
      throws IOException, ImportException, TraceRefusedException {
    Path folder = Path.of(arguments[0]);
    Trace bundled = BundledTrace.named(arguments[1]);
    int times = Integer.parseInt(arguments[2]);
    StringBuilder all = new StringBuilder();
    int firstId = 0;
    for (int i = 0; i < times; i++) {
      all.append(BundledTrace.recording(bundled, firstId, 1));
      firstId += bundled.args().length;
    }
    try (Writer out = Files.newBufferedWriter(folder.resolve("large.recording"))) {
      out.append(all);
    }
    Trace large =
        Recording.read(new StringReader(all.toString()), Map.of("name", "large"), Limits.DEFAULT);
    TraceFile.write(large, folder.resolve("large.atr"));
    TraceFile.write(large, folder.resolve("large.atr.txt"));
  }
}
