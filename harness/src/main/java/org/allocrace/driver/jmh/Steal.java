package org.allocrace.driver.jmh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Ticks of 10 ms in which the host gave the time of a processor to others, of all processors since
 * the system started: the eighth number of the first line of {@code /proc/stat} (proc_stat(5)).
 */
final class Steal {
  /** Enough for the line: ten numbers of up to twenty digits. */
  private static final int LINE = 256;

  private static final String KEY = "cpu ";
  private static final int COLUMN = 8;

  private final FileChannel file;
  private final ByteBuffer line = ByteBuffer.allocateDirect(LINE);

  private Steal(FileChannel file) {
    this.file = file;
  }

  /** Null where there is no such file. Stays open as long as the process lives. */
  static @Nullable Steal open() {
    return open(Path.of("/proc/stat"));
  }

  static @Nullable Steal open(Path stat) {
    try {
      return new Steal(FileChannel.open(stat));
    } catch (IOException e) {
      return null;
    }
  }

  /** Reads it; what was known before where the file does not tell. Makes no garbage of its own. */
  long ticks(long before) {
    line.clear();
    try {
      var _ = file.read(line, 0);
    } catch (IOException e) {
      return before;
    }
    line.flip();
    for (int i = 0; i < KEY.length(); i++) {
      if (next() != KEY.charAt(i)) {
        return before;
      }
    }
    long ticks = before;
    for (int column = 0; column < COLUMN; column++) {
      ticks = number();
      if (ticks < 0) {
        return before;
      }
    }
    return ticks;
  }

  /** The next number of the line, -1 if there is none. */
  private long number() {
    int digit = next();
    while (digit == ' ') {
      digit = next();
    }
    if (digit < '0' || digit > '9') {
      return -1;
    }
    long number = 0;
    while (digit >= '0' && digit <= '9') {
      number = 10 * number + digit - '0';
      digit = next();
    }
    if (digit == '\n') {
      line.position(line.limit()); // what follows is of one processor
    }
    return number;
  }

  private int next() {
    return line.hasRemaining() ? line.get() : -1;
  }
}
