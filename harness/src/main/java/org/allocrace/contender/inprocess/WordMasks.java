package org.allocrace.contender.inprocess;

import org.allocrace.replay.Plan;
import org.allocrace.replay.Stamp;

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
      masks[i] = Integer.toUnsignedLong(Stamp.mask(plan.slotSize(i)));
    }
    return masks;
  }
}
