package org.allocrace.trace.imports;

/** The live objects of a heap trace in order of allocation, so that the newest is known in O(1). */
final class LiveObjects {
  /** Registers are linked in a ring through this extra entry. */
  private final int ring;

  private final int[] older;
  private final int[] newer;
  private final int[] ordinal;
  private int allocated;
  private int lastCut;
  private int liveSinceCut;

  LiveObjects(int registers) {
    ring = registers;
    older = new int[registers + 1];
    newer = new int[registers + 1];
    ordinal = new int[registers + 1];
    older[ring] = ring;
    newer[ring] = ring;
    ordinal[ring] = -1;
  }

  void add(int register) {
    int newest = older[ring];
    older[register] = newest;
    newer[register] = ring;
    newer[newest] = register;
    older[ring] = register;
    ordinal[register] = allocated++;
    liveSinceCut++;
  }

  void remove(int register) {
    newer[older[register]] = newer[register];
    older[newer[register]] = older[register];
    if (ordinal[register] >= lastCut) {
      liveSinceCut--;
    }
  }

  /** Allocations since the last cut that are newer than every live object: all of them are dead. */
  int deadSinceNewest() {
    return allocated - Math.max(ordinal[older[ring]] + 1, lastCut);
  }

  /** Cuts here; returns how many objects of the time since the last cut live on. */
  int cut() {
    int survivors = liveSinceCut;
    liveSinceCut = 0;
    lastCut = allocated;
    return survivors;
  }
}
