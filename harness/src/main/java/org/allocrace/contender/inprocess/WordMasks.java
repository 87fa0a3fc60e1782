package org.allocrace.contender.inprocess;

import org.allocrace.replay.Plan;

/**
 * A word pool holds the whole stamp whatever its class's slot size; what is read back must be what
 * a pool of bytes would have kept of it.
 */
final class WordMasks {
  private WordMasks() {}

  /** The mask of each class: the low min(slot size, 4) bytes. */
  static long[] of(Plan plan) {
    long[] masks = new long[plan.classes()];
    for (int i = 0; i < masks.length; i++) {
      int bytes = Math.min(plan.slotSize(i), Integer.BYTES);
      masks[i] = (1L << (Byte.SIZE * bytes)) - 1;
    }
    return masks;
  }
}
