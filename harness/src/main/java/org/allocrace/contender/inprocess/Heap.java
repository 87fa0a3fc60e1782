package org.allocrace.contender.inprocess;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/**
 * {@code java/heap} on heap, pool and arena traces: a {@code byte[]} for each object; freeing drops
 * the reference. The handle is an index into the live objects of the register.
 */
final class Heap implements Contender {
  private static final int SIZE_MASK = 0x0FFF_FFFF;

  private final List<List<byte[]>> objects = new ArrayList<>();
  private final List<Deque<Integer>> marks = new ArrayList<>();

  Heap(Plan plan) {
    for (int i = 0; i < plan.registers(); i++) {
      objects.add(new ArrayList<>());
      marks.add(new ArrayDeque<>());
    }
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    objects.get(register).add(new byte[arg & SIZE_MASK]);
    return objects.get(register).size() - 1;
  }

  @Override
  public void fill(int register, int handle, int size, int stamp) {
    Bytes.fill(segment(register, handle), 0, size, stamp);
  }

  @Override
  public long read(int register, int handle, int size, int stamp) {
    return Bytes.read(segment(register, handle), 0, size, stamp);
  }

  @Override
  public void free(int register, int handle, int arg) {
    objects.get(register).clear();
  }

  @Override
  public void create(int register, int capacity) {
    reset(register);
  }

  @Override
  public void reset(int register) {
    objects.get(register).clear();
    marks.get(register).clear();
  }

  @Override
  public void destroy(int register) {
    reset(register);
  }

  @Override
  public void mark(int register) {
    marks.get(register).push(objects.get(register).size());
  }

  @Override
  public void release(int register) {
    List<byte[]> live = objects.get(register);
    live.subList(marks.get(register).pop(), live.size()).clear();
  }

  private MemorySegment segment(int register, int handle) {
    return MemorySegment.ofArray(objects.get(register).get(handle));
  }
}
