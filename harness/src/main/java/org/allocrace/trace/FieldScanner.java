package org.allocrace.trace;

import java.nio.charset.StandardCharsets;

/** Splits a line at single spaces and reads its numbers. */
final class FieldScanner {
  private static final int MAX_FIELDS = 6;

  private final byte[] text;
  private final int[] starts = new int[MAX_FIELDS];
  private final int[] ends = new int[MAX_FIELDS];
  private int count;
  private boolean empty;
  private int line;

  FieldScanner(byte[] text) {
    this.text = text;
  }

  void line(int start, int end, int line) {
    this.line = line;
    count = 0;
    empty = false;
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text[i] == ' ') {
        if (count < MAX_FIELDS) {
          starts[count] = from;
          ends[count] = i;
          empty |= from == i;
        }
        count++;
        from = i + 1;
      }
    }
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
    int length = ends[field] - start;
    if (length == 0 || length > 10 || (length > 1 && text[start] == '0')) {
      throw refuse(Refusal.BAD_NUMBER);
    }
    long value = 0;
    for (int i = start; i < start + length; i++) {
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
