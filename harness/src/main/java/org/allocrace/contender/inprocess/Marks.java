package org.allocrace.contender.inprocess;

import java.util.Arrays;

/** A stack of marks for each arena, without a box for each mark. */
final class Marks {
  private final long[][] marks;
  private final int[] depth;

  Marks(int arenas) {
    marks = new long[arenas][0];
    depth = new int[arenas];
  }

  void push(int arena, long mark) {
    int at = depth[arena]++;
    if (at == marks[arena].length) {
      marks[arena] = Arrays.copyOf(marks[arena], 2 * at + 4);
    }
    marks[arena][at] = mark;
  }

  long pop(int arena) {
    return marks[arena][--depth[arena]];
  }

  void clear(int arena) {
    depth[arena] = 0;
  }
}
