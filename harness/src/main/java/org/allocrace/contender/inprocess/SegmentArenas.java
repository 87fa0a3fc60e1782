package org.allocrace.contender.inprocess;

import java.lang.foreign.MemorySegment;
import org.allocrace.alloc.arena.BumpArena;
import org.allocrace.replay.Argument;
import org.allocrace.replay.Plan;

/**
 * {@code java/arena-segments}: the same arenas through their {@code SegmentAllocator} interface, a
 * cleared slice for each object. The slices are not kept, so the compiler may do without the
 * objects; the clearing stays.
 */
final class SegmentArenas extends Arenas {
  SegmentArenas(Plan plan) {
    super(plan);
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    BumpArena arena = arenas[register];
    int size = Argument.size(arg);
    MemorySegment slice = arena.allocate(size, 1L << Argument.log2Alignment(arg));
    Bytes.touch(slice, 0, size, stamp);
    return (int) (slice.address() - arena.segment().address());
  }
}
