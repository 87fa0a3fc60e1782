package org.allocrace.trace.imports;

import org.allocrace.trace.Kind;

/** {@code a id size}, {@code f id}. */
final class HeapRecording extends RecordedOperations {
  HeapRecording() {
    super(Kind.HEAP);
  }

  @Override
  void take(RecordingLines line) throws ImportException {
    switch (line.letter()) {
      case 'a' -> define(line, builder.alloc(size(line.number(2)), 0));
      case 'f' -> builder.free(live(line));
      default -> throw unknown(line);
    }
  }

  @Override
  void finish() {}
}
