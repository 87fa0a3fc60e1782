package org.allocrace.trace;

import java.nio.charset.StandardCharsets;

/** Splits a text into lines and these at single spaces, and reads their numbers. */
final class FieldScanner {
  private static final int MAX_FIELDS = 6;

  private final byte[] text;
  private final int[] starts = new int[MAX_FIELDS];
  private final int[] ends = new int[MAX_FIELDS];
  private int count;
  private boolean empty;
  private int line;

  /** The text must end with LF. */
  FieldScanner(byte[] text) {
    this.text = text;
  }

  /** Goes to the line that begins at {@code start} and returns where its LF stands. */
  int line(int start, int line) throws TraceRefusedException {
    this.line = line;
    count = 0;
    empty = false;
    boolean carriageReturn = false;
    int from = start;
    int last = Math.min(text.length, start + Limits.LINE);
    for (int i = start; i < last; i++) {
      int character = text[i];
      // Nearly all are digits: one comparison keeps them away from the others.
      if (character > ' ') {
        continue;
      }
      if (character == ' ') {
        field(from, i);
        from = i + 1;
      } else if (character == '\n') {
        field(from, i);
        if (carriageReturn) {
          throw refuse(Refusal.CARRIAGE_RETURN);
        }
        return i;
      } else {
        carriageReturn |= character == '\r';
      }
    }
    throw refuse(Refusal.LINE_TOO_LONG);
  }

  private void field(int start, int end) {
    if (count < MAX_FIELDS) {
      starts[count] = start;
      ends[count] = end;
      empty |= start == end;
    }
    count++;
  }

  /** The letter that the line begins with, or 0 if its first field is no single letter. */
  int letter() {
    return ends[0] - starts[0] == 1 ? text[starts[0]] : 0;
  }

  int count() {
    return count;
  }

  /** Demands a number of fields, the letter included. */
  void expect(int fields) throws TraceRefusedException {
    if (count < fields || (empty && count <= fields)) {
      throw refuse(Refusal.MISSING_FIELD);
    }
    if (count > fields) {
      throw refuse(Refusal.EXTRA_FIELD);
    }
  }

  /** An unsigned 32-bit number. */
  int number(int field) throws TraceRefusedException {
    int start = starts[field];
    int end = ends[field];
    int length = end - start;
    if (length == 0 || length > 10 || (length > 1 && text[start] == '0')) {
      throw refuse(Refusal.BAD_NUMBER);
    }
    long value = 0;
    for (int i = start; i < end; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        throw refuse(Refusal.BAD_NUMBER);
      }
      value = value * 10 + digit;
    }
    if (value > 0xffff_ffffL) {
      throw refuse(Refusal.BAD_NUMBER);
    }
    return (int) value;
  }

  String string(int field) {
    return new String(
        text, starts[field], ends[field] - starts[field], StandardCharsets.ISO_8859_1);
  }

  TraceRefusedException refuse(Refusal refusal) {
    return TraceRefusedException.line(refusal, line);
  }
}
