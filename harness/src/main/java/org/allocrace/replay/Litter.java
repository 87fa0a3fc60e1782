package org.allocrace.replay;

import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;

/**
 * What an earlier phase of a program leaves in its allocator: objects like those of a trace, drawn
 * from a seed, of which some are given back in an order that has nothing to do with that in which
 * they were made. {@code docs/replay-protocol.md} lays down every step, for all languages leave the
 * same litter.
 */
public final class Litter {
  private static final int PER_CENT = 100;

  private final Trace trace;
  private final boolean general;

  /** Which ALLOC of the trace each object is like. */
  private final int[] like;

  /** The objects in the order in which they go. */
  private final int[] order;

  private final int freed;

  private Litter(Trace trace, boolean general, int[] like, int[] order, int freed) {
    this.trace = trace;
    this.general = general;
    this.like = like;
    this.order = order;
    this.freed = freed;
  }

  /** Whether traces of a kind have litter: those whose objects are given back one by one. */
  public static boolean isOf(Kind kind) {
    return kind == Kind.HEAP || kind == Kind.POOL;
  }

  /**
   * Draws the litter of a heap or pool trace. O(objects), of which there are fewer than 2^31.
   *
   * @param general whether the contender is asked for sizes where a pool is asked for a class
   * @param occupancy per cent of the litter that stays, 0 to 99
   * @param multiplier objects for each that the trace has live at its peak, 1 to 20
   */
  public static Litter draw(
      Trace trace, boolean general, int occupancy, int multiplier, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    int objects = Math.multiplyExact(multiplier, trace.figures().peakLive());
    int[] like = new int[objects];
    for (int i = 0; i < objects; i++) {
      // In these kinds an ALLOC has one argument and no other operation has any.
      like[i] = random.below(trace.args().length);
    }
    int[] order = new int[objects];
    for (int i = 0; i < objects; i++) {
      order[i] = i;
    }
    for (int i = objects - 1; i > 0; i--) {
      int other = random.below(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    int staying = (int) ((long) objects * occupancy / PER_CENT);
    return new Litter(trace, general, like, order, objects - staying);
  }

  /** All of them, those that are given back too. */
  public int objects() {
    return like.length;
  }

  /** Slots that each class of a pool trace needs for what it declares and for its litter. */
  long[] slots() {
    long[] slots = new long[trace.capacities().length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = trace.capacities()[i];
    }
    if (trace.kind() == Kind.POOL) {
      for (int alloc : like) {
        slots[trace.args()[alloc]]++;
      }
    }
    return slots;
  }

  /**
   * Ages a contender that has done nothing yet and was made for a {@link Plan} with this litter.
   * The objects stand in the registers after those of the trace.
   */
  public void scatter(Contender contender) {
    int first = trace.registers();
    int[] handles = new int[like.length];
    for (int i = 0; i < like.length; i++) {
      handles[i] = contender.alloc(first + i, arg(i), i);
    }
    for (int i = 0; i < freed; i++) {
      int object = order[i];
      contender.free(first + object, handles[object], arg(object));
    }
  }

  private int arg(int object) {
    return ReplayCodeLoader.objectArg(trace, general, like[object]);
  }
}
