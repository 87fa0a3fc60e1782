package org.allocrace.trace;

import java.util.Arrays;

/** How many bytes each arena of a trace has in use, and its marks. */
public final class ArenaTable {
  private static final int NO_MARK = -1;

  /** Bytes in use, or -1 for a dead arena. */
  private final long[] used;

  private final int[] newestMark;
  private long[] markUsed = new long[16];
  private int[] markBelow = new int[16];
  private int marks;

  /** A table of dead arenas. */
  public ArenaTable(int arenas) {
    used = new long[arenas];
    newestMark = new int[arenas];
    Arrays.fill(used, -1);
  }

  /** Whether the arena exists. */
  public boolean isLive(int arena) {
    return used[arena] >= 0;
  }

  /** Bytes in use, padding included; 0 for a dead arena. */
  public long used(int arena) {
    return Math.max(used[arena], 0);
  }

  /** Makes an empty arena. */
  public void create(int arena) {
    used[arena] = 0;
    newestMark[arena] = NO_MARK;
  }

  /** Adds an object and returns its offset. */
  public long bump(int arena, int size, int log2Alignment) {
    long mask = (1L << log2Alignment) - 1;
    long offset = (used[arena] + mask) & ~mask;
    used[arena] = offset + size;
    return offset;
  }

  /** Empties the arena and forgets its marks. */
  public void reset(int arena) {
    create(arena);
  }

  /** Ends the arena. */
  public void destroy(int arena) {
    used[arena] = -1;
  }

  /** Remembers where the arena stands. */
  public void mark(int arena) {
    if (marks == markUsed.length) {
      markUsed = Arrays.copyOf(markUsed, marks * 2);
      markBelow = Arrays.copyOf(markBelow, marks * 2);
    }
    markUsed[marks] = used[arena];
    markBelow[marks] = newestMark[arena];
    newestMark[arena] = marks++;
  }

  /** Goes back to the newest mark and removes it; false if there is none. */
  public boolean release(int arena) {
    int mark = newestMark[arena];
    if (mark == NO_MARK) {
      return false;
    }
    used[arena] = markUsed[mark];
    newestMark[arena] = markBelow[mark];
    return true;
  }
}
