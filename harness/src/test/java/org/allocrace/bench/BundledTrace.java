package org.allocrace.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Op;
import org.allocrace.trace.TextWriter;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceFile;
import org.allocrace.trace.TraceRefusedException;

/** The recorded traces of {@code traces/} in the forms that the benchmarks read. */
final class BundledTrace {
  private static final Path FOLDER = Path.of(System.getProperty("traces", "traces"));

  private BundledTrace() {}

  static Trace named(String name) {
    try {
      return TraceFile.read(FOLDER.resolve(name + ".atr.gz"));
    } catch (IOException e) {
      throw new UncheckedIOException("run from the top folder, or set -Dtraces=FOLDER", e);
    } catch (TraceRefusedException e) {
      throw new IllegalStateException(name, e);
    }
  }

  static String textTwin(Trace trace) {
    StringBuilder text = new StringBuilder();
    try {
      TextWriter.write(trace, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * The plain recording that a recorder would have written of a heap trace: {@code a id size} and
   * {@code f id}; touches and phases have no line there.
   *
   * @param firstId id of the first object
   * @param idStep 1 for dense ids; a larger one makes them sparse, like addresses
   */
  static String recording(Trace trace, int firstId, int idStep) {
    if (trace.kind() != Kind.HEAP) {
      throw new IllegalArgumentException("a recording of a heap trace only");
    }
    StringBuilder text = new StringBuilder();
    int[] idOf = new int[trace.registers()];
    int next = 0;
    int arg = 0;
    for (int word : trace.operations()) {
      int register = Op.register(word);
      if (Op.opcode(word) == Op.ALLOC) {
        idOf[register] = firstId + idStep * next++;
        int size = trace.args()[arg++];
        text.append("a ").append(idOf[register]).append(' ').append(size).append('\n');
      } else if (Op.opcode(word) == Op.FREE) {
        text.append("f ").append(idOf[register]).append('\n');
      }
    }
    return text.toString();
  }
}
