package org.allocrace.trace;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The first 64 bytes of a binary trace, checked. */
record Header(
    Kind kind,
    int flags,
    int operations,
    int registers,
    int args,
    int classes,
    int metadata,
    Figures figures) {
  static final int BYTES = 64;
  static final long MAGIC = 0x0A1A0A0D52544189L;
  private static final int CRC_AT = 60;
  private static final int NUMBERS_FROM = 16;

  static Header read(ByteBuffer file) throws TraceRefusedException {
    if (file.limit() < 8 || file.getLong(0) != MAGIC) {
      throw TraceRefusedException.whole(Refusal.BAD_MAGIC);
    }
    if (file.limit() < BYTES) {
      throw TraceRefusedException.whole(Refusal.WRONG_LENGTH);
    }
    CRC32 crc = new CRC32();
    crc.update(file.slice(0, CRC_AT));
    if ((int) crc.getValue() != file.getInt(CRC_AT)) {
      throw TraceRefusedException.whole(Refusal.BAD_HEADER_CRC);
    }
    if (file.getShort(8) != 1) {
      throw TraceRefusedException.whole(Refusal.BAD_VERSION);
    }
    int kindNumber = file.getShort(10) & 0xffff;
    Kind kind =
        Kind.of(kindNumber).orElseThrow(() -> TraceRefusedException.whole(Refusal.BAD_KIND));
    int flags = file.getInt(12);
    if ((flags & ~Flags.ALL) != 0 || ((flags & Flags.ALIGNS) != 0 && !kind.aligns())) {
      throw TraceRefusedException.whole(Refusal.BAD_FLAGS);
    }
    int[] numbers = new int[5];
    for (int i = 0; i < 4; i++) {
      numbers[i] = file.getInt(NUMBERS_FROM + 4 * i);
    }
    numbers[4] = file.getInt(56);
    checkCounts(kind, numbers);
    return new Header(
        kind,
        flags,
        numbers[0],
        numbers[1],
        numbers[2],
        numbers[3],
        numbers[4],
        new Figures(file.getLong(32), file.getLong(40), file.getInt(48), file.getInt(52)));
  }

  private static void checkCounts(Kind kind, int[] numbers) throws TraceRefusedException {
    long operations = Integer.toUnsignedLong(numbers[0]);
    long[] limits = {
      Limits.OPERATIONS,
      Math.min(Limits.REGISTERS, operations),
      2 * operations,
      kind == Kind.POOL ? Limits.CLASSES : 0,
      Limits.METADATA
    };
    for (int i = 0; i < limits.length; i++) {
      if (Integer.toUnsignedLong(numbers[i]) > limits[i]) {
        throw TraceRefusedException.whole(Refusal.COUNT_OVER_LIMIT);
      }
    }
  }

  /** Bytes up to the end of the arguments; what follows depends on the operations. */
  long bytesToArgs() {
    return BYTES + padded(metadata) + 8L * classes + 4L * operations + 4L * args;
  }

  static long padded(long bytes) {
    return (bytes + 3) & ~3L;
  }
}
