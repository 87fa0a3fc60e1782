package org.allocrace.contender.inprocess;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.allocrace.replay.Touch;

/** What {@link Bytes} does in the timed loop, for objects that are {@code byte[]}. */
final class ByteArrays {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private ByteArrays() {}

  /** What an allocation writes. */
  static void touch(byte[] bytes, int stamp) {
    if (Touch.MODE == Touch.FULL) {
      full(bytes, stamp);
    } else if (Touch.MODE == Touch.WORD) {
      if (bytes.length >= Long.BYTES) {
        LONG.set(bytes, 0, (long) stamp);
      } else {
        shortWord(bytes, stamp);
      }
    }
  }

  private static void shortWord(byte[] bytes, int stamp) {
    int size = bytes.length;
    if (size >= Integer.BYTES) {
      int rest = size - Integer.BYTES;
      INT.set(bytes, rest, stamp >>> (Byte.SIZE * rest));
      INT.set(bytes, 0, stamp);
      return;
    }
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (stamp >>> (Byte.SIZE * i));
    }
  }

  private static void full(byte[] bytes, int stamp) {
    long pair = Integer.toUnsignedLong(stamp) << Integer.SIZE | stamp;
    int i = 0;
    for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
      LONG.set(bytes, i, pair);
    }
    for (; i < bytes.length; i++) {
      bytes[i] = (byte) (stamp >>> (Byte.SIZE * (i & 3)));
    }
  }

  /** What TOUCH reads: the first min(size, 4) bytes. */
  static long word(byte[] bytes) {
    if (bytes.length >= Integer.BYTES) {
      return Integer.toUnsignedLong((int) INT.get(bytes, 0));
    }
    long word = 0;
    for (int i = 0; i < bytes.length; i++) {
      word |= (bytes[i] & 0xffL) << (Byte.SIZE * i);
    }
    return word;
  }
}
