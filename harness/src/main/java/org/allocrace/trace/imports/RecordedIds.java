package org.allocrace.trace.imports;

import java.util.SplittableRandom;

/**
 * Which object of the trace a recorded id stands for. As long as ids come densely, 0, 1, 2, …, they
 * are the same and nothing is kept; the others stand in a hash table with linear probing, 8 bytes a
 * place, at most half of them used.
 */
final class RecordedIds {
  /** What {@link #find} answers for an id that nothing has. */
  static final int NONE = -1;

  /** A random odd factor: no recording can be made to collide everywhere (Dietzfelbinger 1997). */
  private final long factor = new SplittableRandom().nextLong() | 1;

  private int dense;

  /** The recorded id above, one more than the object below; 0 is a free place. */
  private long[] places = new long[16];

  private int taken;

  /** The object with a recorded id. */
  int find(int recorded) {
    if (Integer.compareUnsigned(recorded, dense) < 0) {
      return recorded;
    }
    return (int) places[place(recorded)] - 1;
  }

  /** Gives a recorded id to the next object; false if an object has it. */
  boolean add(int recorded, int object) {
    if (recorded == dense && recorded == object && taken == 0) {
      dense++;
      return true;
    }
    if (find(recorded) != NONE) {
      return false;
    }
    if (2 * taken >= places.length) {
      grow();
    }
    places[place(recorded)] = ((long) recorded << 32) | (object + 1);
    taken++;
    return true;
  }

  /** Where a recorded id stands, or the free place where it would. */
  private int place(int recorded) {
    int mask = places.length - 1;
    int at = (int) ((recorded * factor) >>> 32) & mask;
    while (places[at] != 0 && (int) (places[at] >>> 32) != recorded) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    long[] before = places;
    places = new long[2 * before.length];
    for (long entry : before) {
      if (entry != 0) {
        places[place((int) (entry >>> 32))] = entry;
      }
    }
  }
}
