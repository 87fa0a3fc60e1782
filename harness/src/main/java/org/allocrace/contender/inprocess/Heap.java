package org.allocrace.contender.inprocess;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.allocrace.replay.Argument;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;
import org.jspecify.annotations.Nullable;

/**
 * {@code java/heap} on heap and pool traces: a {@code byte[]} for each object; freeing drops the
 * reference. An {@code int} register cannot hold a reference, so the objects stand in a table of
 * their own, indexed by register: one store more for each operation than a program would need that
 * keeps its objects in fields.
 */
final class Heap extends Contender {
  private final byte[] @Nullable [] objects;

  Heap(Plan plan) {
    objects = new byte[plan.registers()] @Nullable [];
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    byte[] bytes = new byte[Argument.size(arg)];
    ByteArrays.touch(bytes, stamp);
    objects[register] = bytes;
    return register;
  }

  @Override
  public void free(int register, int handle, int arg) {
    objects[handle] = null;
  }

  @Override
  public long touch(int register, int handle, int arg) {
    return ByteArrays.word(object(handle));
  }

  @Override
  public void fill(int register, int handle, int arg, int size, int stamp) {
    Bytes.fill(MemorySegment.ofArray(object(handle)), 0, size, stamp);
  }

  @Override
  public long read(int register, int handle, int arg, int size, int stamp) {
    return Bytes.read(MemorySegment.ofArray(object(handle)), 0, size, stamp);
  }

  private byte[] object(int handle) {
    return Objects.requireNonNull(objects[handle]);
  }
}
