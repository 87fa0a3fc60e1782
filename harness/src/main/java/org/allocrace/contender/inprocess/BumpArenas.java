package org.allocrace.contender.inprocess;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.allocrace.alloc.arena.BumpArena;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/**
 * {@code java/arena} and {@code java/arena-segments} on arena traces: a {@link BumpArena} for each
 * live register, by offset or through its {@code SegmentAllocator} interface.
 */
final class BumpArenas implements Contender {
  private static final int SIZE_MASK = 0x0FFF_FFFF;
  private static final int LOG2_SHIFT = 28;

  private final List<BumpArena> arenas = new ArrayList<>();
  private final List<Deque<Long>> marks = new ArrayList<>();
  private final boolean segments;

  BumpArenas(Plan plan, boolean segments) {
    this.segments = segments;
    for (int i = 0; i < plan.registers(); i++) {
      arenas.add(new BumpArena(0));
      marks.add(new ArrayDeque<>());
    }
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    BumpArena arena = arenas.get(register);
    int size = arg & SIZE_MASK;
    long align = 1L << (arg >>> LOG2_SHIFT);
    if (segments) {
      return (int) (arena.allocate(size, align).address() - arena.segment().address());
    }
    return (int) arena.alloc(size, align);
  }

  @Override
  public void fill(int register, int handle, int size, int stamp) {
    Bytes.fill(arenas.get(register).segment(), handle, size, stamp);
  }

  @Override
  public long read(int register, int handle, int size, int stamp) {
    return Bytes.read(arenas.get(register).segment(), handle, size, stamp);
  }

  @Override
  public void create(int register, int capacity) {
    arenas.get(register).close();
    arenas.set(register, new BumpArena(capacity));
  }

  @Override
  public void reset(int register) {
    arenas.get(register).reset();
    marks.get(register).clear();
  }

  @Override
  public void destroy(int register) {
    create(register, 0);
    marks.get(register).clear();
  }

  @Override
  public void mark(int register) {
    marks.get(register).push(arenas.get(register).mark());
  }

  @Override
  public void release(int register) {
    arenas.get(register).release(marks.get(register).pop());
  }

  @Override
  public void close() {
    arenas.forEach(BumpArena::close);
  }
}
