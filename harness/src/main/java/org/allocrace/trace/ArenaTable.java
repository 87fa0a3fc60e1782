package org.allocrace.trace;

import java.util.Arrays;

/** How many bytes each arena of a trace has in use, and its marks. */
public final class ArenaTable {
  private static final int NO_MARK = -1;

  /** Bytes in use, or -1 for a dead arena. */
  private long[] used;

  private int[] newestMark;

  /**
   * Where the arena stood at a mark; the marks of one arena form a list, and so do unused marks.
   */
  private long[] markUsed = new long[16];

  private int[] markBelow = new int[16];
  private int marks;
  private int unusedMark = NO_MARK;

  /** A table of dead arenas. */
  public ArenaTable(int arenas) {
    used = new long[arenas];
    newestMark = new int[arenas];
    Arrays.fill(used, -1);
    Arrays.fill(newestMark, NO_MARK);
  }

  /** How many arenas there is room for; {@link #create} makes more. */
  int size() {
    return used.length;
  }

  /** Whether the arena exists. */
  public boolean isLive(int arena) {
    return used[arena] >= 0;
  }

  /** Bytes in use, padding included; 0 for a dead arena. */
  public long used(int arena) {
    return Math.max(used[arena], 0);
  }

  /** Makes an empty arena; the table grows to hold it. */
  public void create(int arena) {
    if (arena >= used.length) {
      grow(arena);
    }
    used[arena] = 0;
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
    forgetMarks(arena);
    used[arena] = 0;
  }

  /** Ends the arena and forgets its marks. */
  public void destroy(int arena) {
    forgetMarks(arena);
    used[arena] = -1;
  }

  /** Remembers where the arena stands. */
  public void mark(int arena) {
    int mark = unusedMark;
    if (mark == NO_MARK) {
      mark = marks++;
      if (mark == markUsed.length) {
        markUsed = Arrays.copyOf(markUsed, mark * 2);
        markBelow = Arrays.copyOf(markBelow, mark * 2);
      }
    } else {
      unusedMark = markBelow[mark];
    }
    markUsed[mark] = used[arena];
    markBelow[mark] = newestMark[arena];
    newestMark[arena] = mark;
  }

  /** Goes back to the newest mark and removes it; false if there is none. */
  public boolean release(int arena) {
    int mark = newestMark[arena];
    if (mark == NO_MARK) {
      return false;
    }
    used[arena] = markUsed[mark];
    forgetNewest(arena);
    return true;
  }

  private void forgetMarks(int arena) {
    while (newestMark[arena] != NO_MARK) {
      forgetNewest(arena);
    }
  }

  private void forgetNewest(int arena) {
    int mark = newestMark[arena];
    newestMark[arena] = markBelow[mark];
    markBelow[mark] = unusedMark;
    unusedMark = mark;
  }

  private void grow(int arena) {
    int before = used.length;
    int length = Math.max(arena + 1, before + (before >> 1));
    used = Arrays.copyOf(used, length);
    newestMark = Arrays.copyOf(newestMark, length);
    Arrays.fill(used, before, length, -1);
    Arrays.fill(newestMark, before, length, NO_MARK);
  }
}
