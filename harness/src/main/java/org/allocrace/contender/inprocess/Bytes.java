package org.allocrace.contender.inprocess;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Touch;

/**
 * What is written to and read from byte objects in memory segments: in the timed loop as the touch
 * mode says, in the checking replay the stamp repeated over all bytes.
 */
final class Bytes {
  /**
   * All of memory, for access by address. It is a constant whose scope never ends, so the compiler
   * needs no check of owner, liveness and bounds, as Rust needs none for a slot that the pool has
   * handed out: the contender's own capacity check is the only one. The checking replay goes
   * through the allocators' own segments.
   */
  @SuppressWarnings("restricted") // the launcher enables native access
  static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Bytes() {}

  /** What an allocation writes. */
  static void touch(MemorySegment memory, long at, int size, int stamp) {
    if (Touch.MODE == Touch.FULL) {
      full(memory, at, size, stamp);
    } else if (Touch.MODE == Touch.WORD) {
      if (size >= Long.BYTES) {
        memory.set(LONG, at, stamp);
      } else {
        shortWord(memory, at, size, stamp);
      }
    }
  }

  /** The first size bytes of the word; two writes that may overlap instead of a loop. */
  private static void shortWord(MemorySegment memory, long at, int size, int stamp) {
    if (size >= Integer.BYTES) {
      int rest = size - Integer.BYTES;
      memory.set(INT, at + rest, stamp >>> (Byte.SIZE * rest));
      memory.set(INT, at, stamp);
    } else if (size >= Short.BYTES) {
      int last = size - 1;
      memory.set(BYTE, at + last, (byte) (stamp >>> (Byte.SIZE * last)));
      memory.set(SHORT, at, (short) stamp);
    } else {
      memory.set(BYTE, at, (byte) stamp);
    }
  }

  private static void full(MemorySegment memory, long at, int size, int stamp) {
    long pair = Integer.toUnsignedLong(stamp) << Integer.SIZE | stamp;
    long end = at + size;
    long next = at;
    for (; next + Long.BYTES <= end; next += Long.BYTES) {
      memory.set(LONG, next, pair);
    }
    for (; next < end; next++) {
      memory.set(BYTE, next, byteOf(stamp, (int) (next - at)));
    }
  }

  /** What TOUCH reads: the first min(size, 4) bytes. */
  static long word(MemorySegment memory, long at, int size) {
    if (size >= Integer.BYTES) {
      return Integer.toUnsignedLong(memory.get(INT, at));
    }
    long word = 0;
    for (int i = 0; i < size; i++) {
      word |= (memory.get(BYTE, at + i) & 0xffL) << (Byte.SIZE * i);
    }
    return word;
  }

  static void fill(MemorySegment memory, long at, int size, int stamp) {
    for (int i = 0; i < size; i++) {
      memory.set(BYTE, at + i, byteOf(stamp, i));
    }
  }

  static long read(MemorySegment memory, long at, int size, int stamp) {
    for (int i = 0; i < size; i++) {
      if (memory.get(BYTE, at + i) != byteOf(stamp, i)) {
        return Contender.CORRUPT;
      }
    }
    return word(memory, at, size);
  }

  private static byte byteOf(int stamp, int index) {
    return (byte) (stamp >>> (Byte.SIZE * (index & 3)));
  }
}
