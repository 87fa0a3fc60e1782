package org.allocrace.contender.inprocess;

import org.allocrace.alloc.arena.ExprArena;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/arena} on expr traces: an {@link ExprArena}. */
final class ExprNodes extends Contender {
  private final ExprArena arena;

  ExprNodes(Plan plan) {
    arena = new ExprArena(plan.registers());
  }

  @Override
  public int num(int register, long value) {
    return arena.num(value);
  }

  @Override
  public int add(int register, int left, int right) {
    return arena.add(left, right);
  }

  @Override
  public int mul(int register, int left, int right) {
    return arena.mul(left, right);
  }

  @Override
  public long eval(int handle) {
    return arena.eval(handle);
  }

  @Override
  public void resetNodes() {
    arena.reset();
  }

  @Override
  public void close() {
    arena.close();
  }
}
