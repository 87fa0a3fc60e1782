package org.allocrace.contender.inprocess;

import java.util.Arrays;
import java.util.OptionalLong;
import org.allocrace.alloc.arena.BumpArena;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** A {@link BumpArena} for each live register; the handle is the offset. */
abstract class Arenas extends Contender {
  /** Stands where no arena lives, so that no access needs a check of its own. */
  private final BumpArena none = new BumpArena(0);

  final BumpArena[] arenas;
  private final Marks marks;
  private long reserved;
  private long mostReserved;

  Arenas(Plan plan) {
    arenas = new BumpArena[plan.registers()];
    Arrays.fill(arenas, none);
    marks = new Marks(plan.registers());
  }

  @Override
  public void free(int register, int handle, int arg) {
    arenas[register].reset();
    marks.clear(register);
  }

  @Override
  public void fill(int register, int handle, int arg, int size, int stamp) {
    Bytes.fill(arenas[register].segment(), handle, size, stamp);
  }

  @Override
  public long read(int register, int handle, int arg, int size, int stamp) {
    return Bytes.read(arenas[register].segment(), handle, size, stamp);
  }

  @Override
  public void create(int register, int capacity) {
    arenas[register] = new BumpArena(capacity);
    reserved += capacity;
    mostReserved = Math.max(mostReserved, reserved);
  }

  @Override
  public void destroy(int register) {
    reserved -= arenas[register].capacity();
    arenas[register].close();
    arenas[register] = none;
    marks.clear(register);
  }

  @Override
  public void mark(int register) {
    marks.push(register, arenas[register].mark());
  }

  @Override
  public void release(int register) {
    arenas[register].release(marks.pop(register));
  }

  @Override
  public OptionalLong reservedBytes() {
    return OptionalLong.of(mostReserved);
  }

  @Override
  public void close() {
    for (BumpArena arena : arenas) {
      if (arena != none) {
        arena.close();
      }
    }
    none.close();
  }
}
