package org.allocrace.trace.imports;

import java.io.IOException;
import java.io.Reader;
import org.allocrace.trace.Limits;

/**
 * Walks a recording line by line; nothing is made for a line but what an error message needs. A
 * line ends with LF, CR or both, the last one may end with the file.
 */
final class RecordingLines {
  private static final int MAX_FIELDS = 4;

  /** Numbers with fewer digits fit an {@code int} whatever they are. */
  private static final int SURE_DIGITS = 9;

  private final Reader in;
  private final char[] buffer = new char[1 << 16];
  private int start;
  private int limit;
  private int next;
  private boolean atEnd;
  private boolean afterCarriageReturn;
  private int number;

  private final int[] starts = new int[MAX_FIELDS];
  private final int[] ends = new int[MAX_FIELDS];
  private int count;

  RecordingLines(Reader in) {
    this.in = in;
  }

  /** Goes to the next line; false if there is none. */
  boolean next() throws IOException, ImportException {
    start = next;
    number++;
    while (!split()) {
      fill();
    }
    if (count == 0) {
      return false;
    }
    if (ends[0] - starts[0] != 1) {
      throw refuse("\"" + word(0) + "\" is not an operation");
    }
    return true;
  }

  /** The letter that the line begins with. */
  char letter() {
    return buffer[starts[0]];
  }

  /** A field as an unsigned 32-bit number. */
  int number(int field) throws ImportException {
    if (field < count) {
      int length = ends[field] - starts[field];
      int value = 0;
      boolean usual = length > 0 && length <= SURE_DIGITS;
      for (int i = starts[field]; i < ends[field] && usual; i++) {
        int digit = buffer[i] - '0';
        usual = digit >= 0 && digit <= 9;
        value = value * 10 + digit;
      }
      if (usual) {
        return value;
      }
    }
    return unusual(word(field));
  }

  /** A field as it stands. */
  String word(int field) throws ImportException {
    if (field >= count) {
      throw refuse("field " + (field + 1) + " is missing");
    }
    return new String(buffer, starts[field], ends[field] - starts[field]);
  }

  /** The whole line. */
  String text() {
    return new String(buffer, start, next - start);
  }

  ImportException refuse(String message) {
    return new ImportException(number, message);
  }

  private int unusual(String word) throws ImportException {
    try {
      return Integer.parseUnsignedInt(word);
    } catch (NumberFormatException e) {
      throw refuse("\"" + word + "\" is not a number");
    }
  }

  /** Splits the line at {@code start}; false if its end is not in the buffer. */
  private boolean split() throws ImportException {
    if (afterCarriageReturn && start < limit) {
      afterCarriageReturn = false;
      start += buffer[start] == '\n' ? 1 : 0;
    }
    count = 0;
    int from = start;
    int last = Math.min(limit, start + Limits.LINE + 1);
    for (int i = start; i < last; i++) {
      char character = buffer[i];
      // Nearly all are digits: one comparison keeps them away from the others.
      if (character > ' ') {
        continue;
      }
      if (character == ' ') {
        field(from, i);
        from = i + 1;
      } else if (character == '\n' || character == '\r') {
        field(from, i);
        afterCarriageReturn = character == '\r';
        next = i + 1;
        return true;
      }
    }
    if (last - start > Limits.LINE) {
      throw refuse("the line is longer than 256 bytes");
    }
    if (!atEnd) {
      return false;
    }
    if (last > start) {
      field(from, last);
    }
    next = last;
    return true;
  }

  private void field(int from, int to) {
    if (count < MAX_FIELDS) {
      starts[count] = from;
      ends[count] = to;
      count++;
    }
  }

  /** Moves what is left to the front and reads more. */
  private void fill() throws IOException {
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    start = 0;
    int read = in.read(buffer, limit, buffer.length - limit);
    if (read < 0) {
      atEnd = true;
    } else {
      limit += read;
    }
  }
}
