package org.allocrace.trace.imports;

import java.util.Arrays;
import org.allocrace.trace.ArenaTable;
import org.allocrace.trace.Kind;

/**
 * {@code c arena}, {@code b arena size align}, {@code r arena}, {@code d arena}. Capacities are
 * peaks of bytes between two resets.
 */
final class ArenaRecording extends RecordedOperations {
  private final ArenaTable table = new ArenaTable(16);
  private long[] peak = new long[16];
  private int[] capacityArg = new int[16];

  ArenaRecording() {
    super(Kind.ARENA);
  }

  @Override
  void take(RecordingLines line) throws ImportException {
    switch (line.letter()) {
      case 'c' -> create(line);
      case 'b' -> bump(line, live(line));
      case 'r' -> {
        int arena = live(line);
        table.reset(arena);
        builder.reset(arena);
      }
      case 'd' -> builder.destroy(live(line));
      default -> throw unknown(line);
    }
  }

  private void create(RecordingLines line) throws ImportException {
    int arg = builder.nextArg();
    int arena = builder.create(0);
    define(line, arena);
    table.create(arena);
    if (arena == peak.length) {
      peak = Arrays.copyOf(peak, 2 * arena);
      capacityArg = Arrays.copyOf(capacityArg, 2 * arena);
    }
    capacityArg[arena] = arg;
  }

  private void bump(RecordingLines line, int arena) throws ImportException {
    int size = size(line.number(2));
    int log2 = Integer.numberOfTrailingZeros(Math.max(line.number(3), 1));
    var _ = table.bump(arena, size, log2);
    peak[arena] = Math.max(peak[arena], table.used(arena));
    builder.bump(arena, size, log2);
  }

  @Override
  void finish() {
    for (int i = 0; i < builder.ids(); i++) {
      builder.capacity(capacityArg[i], (int) Math.min(peak[i], Integer.MAX_VALUE));
    }
  }
}
