package org.allocrace.contender.inprocess;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.allocrace.replay.Argument;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;
import org.jspecify.annotations.Nullable;

/**
 * {@code java/heap} on arena traces: a {@code byte[]} for each object, in a list for each arena, so
 * that RESET, RELEASE and DESTROY can drop them one by one. The handle is the index in the list.
 */
final class HeapArenas extends Contender {
  private static final byte[][] EMPTY = new byte[0][];

  private final byte[][][] objects;
  private final int[] counts;
  private final Marks marks;

  HeapArenas(Plan plan) {
    objects = new byte[plan.registers()][][];
    Arrays.fill(objects, EMPTY);
    counts = new int[plan.registers()];
    marks = new Marks(plan.registers());
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    byte[] bytes = new byte[Argument.size(arg)];
    ByteArrays.touch(bytes, stamp);
    int index = counts[register]++;
    byte[][] list = objects[register];
    if (index == list.length) {
      list = grow(register);
    }
    list[index] = bytes;
    return index;
  }

  private byte[][] grow(int register) {
    byte[][] list = objects[register];
    objects[register] = Arrays.copyOf(list, Math.max(16, list.length * 2));
    return objects[register];
  }

  @Override
  public void free(int register, int handle, int arg) {
    dropFrom(register, 0);
    marks.clear(register);
  }

  @Override
  public void fill(int register, int handle, int arg, int size, int stamp) {
    Bytes.fill(MemorySegment.ofArray(objects[register][handle]), 0, size, stamp);
  }

  @Override
  public long read(int register, int handle, int arg, int size, int stamp) {
    return Bytes.read(MemorySegment.ofArray(objects[register][handle]), 0, size, stamp);
  }

  @Override
  public void create(int register, int capacity) {
    // The first arena of a register has no list before its first object, later ones take over.
  }

  /** Drops the objects only; the next arena of the register finds the list as long as it was. */
  @Override
  public void destroy(int register) {
    free(register, 0, 0);
  }

  @Override
  public void mark(int register) {
    marks.push(register, counts[register]);
  }

  @Override
  public void release(int register) {
    dropFrom(register, (int) marks.pop(register));
  }

  /** Objects that the list of a register has room for. */
  int room(int register) {
    return objects[register].length;
  }

  private void dropFrom(int register, int first) {
    @Nullable Object[] list = objects[register];
    Arrays.fill(list, first, counts[register], null);
    counts[register] = first;
  }
}
