package org.allocrace.contender.inprocess;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.allocrace.replay.Contender;

/** The stamp, repeated over an object's bytes. */
final class Bytes {
  private Bytes() {}

  static void fill(MemorySegment memory, long at, int size, int stamp) {
    for (int i = 0; i < size; i++) {
      memory.set(ValueLayout.JAVA_BYTE, at + i, byteOf(stamp, i));
    }
  }

  static long read(MemorySegment memory, long at, int size, int stamp) {
    long word = 0;
    for (int i = 0; i < size; i++) {
      byte value = memory.get(ValueLayout.JAVA_BYTE, at + i);
      if (value != byteOf(stamp, i)) {
        return Contender.CORRUPT;
      }
      if (i < 4) {
        word |= (value & 0xffL) << (8 * i);
      }
    }
    return word;
  }

  private static byte byteOf(int stamp, int index) {
    return (byte) (stamp >>> (8 * (index & 3)));
  }
}
