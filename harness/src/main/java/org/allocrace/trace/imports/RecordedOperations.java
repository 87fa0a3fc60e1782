package org.allocrace.trace.imports;

import org.allocrace.trace.Kind;
import org.allocrace.trace.TraceBuilder;

/** What the three kinds of recording have in common: ids, and sizes of 0. */
abstract sealed class RecordedOperations permits HeapRecording, PoolRecording, ArenaRecording {
  final TraceBuilder builder;
  private final RecordedIds ids = new RecordedIds();
  private int zeroSizes;

  RecordedOperations(Kind kind) {
    builder = new TraceBuilder(kind);
  }

  /** Takes the current line. */
  abstract void take(RecordingLines line) throws ImportException;

  /** Adds what is known only at the end. */
  abstract void finish();

  /** How many sizes of 0 became 1. */
  int zeroSizes() {
    return zeroSizes;
  }

  int size(int recorded) {
    if (recorded == 0) {
      zeroSizes++;
      return 1;
    }
    return recorded;
  }

  /** Gives the id of the line to an object just made. */
  void define(RecordingLines line, int object) throws ImportException {
    if (!ids.add(line.number(1), object)) {
      throw line.refuse("the id " + line.word(1) + " is used twice");
    }
  }

  /** The live object that the line names. */
  int live(RecordingLines line) throws ImportException {
    int object = ids.find(line.number(1));
    if (object == RecordedIds.NONE) {
      throw line.refuse("nothing has the id " + line.word(1));
    }
    if (!builder.isLive(object)) {
      throw line.refuse(line.word(1) + " was given back before");
    }
    return object;
  }

  static ImportException unknown(RecordingLines line) {
    return line.refuse("\"" + line.letter() + "\" does not belong here");
  }
}
