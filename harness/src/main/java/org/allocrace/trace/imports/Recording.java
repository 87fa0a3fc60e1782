package org.allocrace.trace.imports;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Map;
import org.allocrace.trace.Flags;
import org.allocrace.trace.Limits;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain recordings: {@code a id size} and {@code f id} (heap), {@code p pool size name}
 * and {@code a id pool} (pools), {@code c}, {@code b arena size align}, {@code r}, {@code d}
 * (arenas). Sizes of 0 become 1 and are counted; capacities, which recorders do not know, are the
 * peaks: of live objects for a pool, of bytes between two resets for an arena.
 *
 * <p>The lines are read once, in order, and the first that is wrong is the one reported. Time
 * O(lines); memory at most 12 bytes a line with dense ids, and 16 to 48 more for each allocation
 * whose id is not in the dense order.
 */
public final class Recording {
  private Recording() {}

  /**
   * Reads a recording to its end.
   *
   * @param metadata put into the trace, in order
   */
  public static Trace read(Reader in, Map<String, String> metadata, Limits limits)
      throws IOException, ImportException, TraceRefusedException {
    RecordingLines lines = new RecordingLines(in);
    RecordedOperations operations = begin(lines);
    do {
      operations.take(lines);
    } while (lines.next());
    operations.finish();
    TraceBuilder builder = operations.builder;
    metadata.forEach(builder::put);
    if (operations.zeroSizes() > 0) {
      builder.flag(Flags.ZERO_SIZES);
      builder.put("repaired.zero-sizes", Integer.toString(operations.zeroSizes()));
    }
    return builder.build(limits);
  }

  /** Goes to the first line, which tells the kind. */
  private static RecordedOperations begin(RecordingLines lines)
      throws IOException, ImportException {
    if (!lines.next()) {
      throw nothing();
    }
    RecordedOperations operations = of(lines.letter());
    return operations == null ? throwWhatIsWrong(lines) : operations;
  }

  private static @Nullable RecordedOperations of(char letter) {
    return switch (letter) {
      case 'a' -> new HeapRecording();
      case 'p' -> new PoolRecording();
      case 'c', 'b' -> new ArenaRecording();
      default -> null;
    };
  }

  /**
   * A first line that defines nothing is wrong in every kind; a later line tells in which words.
   */
  private static RecordedOperations throwWhatIsWrong(RecordingLines lines)
      throws IOException, ImportException {
    RecordingLines first = new RecordingLines(new StringReader(lines.text()));
    while (lines.next()) {
      RecordedOperations operations = of(lines.letter());
      if (operations != null && first.next()) {
        operations.take(first);
      }
    }
    throw nothing();
  }

  private static ImportException nothing() {
    return new ImportException(1, "no a, c or p line: this is no recording");
  }
}
