package org.allocrace.contender.inprocess;

import org.allocrace.alloc.arena.BumpArena;
import org.allocrace.replay.Argument;
import org.allocrace.replay.Plan;

/** {@code java/arena} on arena traces: objects are bytes from an offset on. */
final class BumpArenas extends Arenas {
  BumpArenas(Plan plan) {
    super(plan);
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    BumpArena arena = arenas[register];
    int size = Argument.size(arg);
    long offset = arena.alloc(size, 1L << Argument.log2Alignment(arg));
    Bytes.touch(Bytes.MEMORY, arena.address(offset), size, stamp);
    return (int) offset;
  }
}
