package org.allocrace.contender.inprocess;

import java.util.ArrayDeque;
import java.util.Deque;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/**
 * {@code java/null}: everything but the allocator. The handle is the register; one word for each
 * allocation stands in a table made beforehand, nodes in a table by register.
 */
final class NullControl implements Contender {
  private static final int NUM = 0;
  private static final int ADD = 1;
  private static final int MUL = 2;

  private final int[] words;
  private final int[] operators;
  private final long[] lefts;
  private final int[] rights;

  NullControl(Plan plan) {
    words = new int[plan.allocations()];
    operators = new int[plan.registers()];
    lefts = new long[plan.registers()];
    rights = new int[plan.registers()];
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    return register;
  }

  @Override
  public void fill(int register, int handle, int size, int stamp) {
    words[stamp] = stamp;
  }

  @Override
  public long read(int register, int handle, int size, int stamp) {
    return words[stamp];
  }

  @Override
  public void free(int register, int handle, int arg) {}

  @Override
  public void create(int register, int capacity) {}

  @Override
  public void reset(int register) {}

  @Override
  public void destroy(int register) {}

  @Override
  public void mark(int register) {}

  @Override
  public void release(int register) {}

  @Override
  public int num(int register, long value) {
    return note(register, NUM, value, 0);
  }

  @Override
  public int add(int register, int left, int right) {
    return note(register, ADD, left, right);
  }

  @Override
  public int mul(int register, int left, int right) {
    return note(register, MUL, left, right);
  }

  private int note(int register, int operator, long left, int right) {
    operators[register] = operator;
    lefts[register] = left;
    rights[register] = right;
    return register;
  }

  @Override
  public long eval(int handle) {
    // An entry is a node to evaluate, or the complement of one whose operands are done.
    Deque<Integer> pending = new ArrayDeque<>();
    Deque<Long> values = new ArrayDeque<>();
    pending.push(handle);
    while (!pending.isEmpty()) {
      int node = pending.pop();
      if (node < 0) {
        long right = values.pop();
        long left = values.pop();
        values.push(operators[~node] == ADD ? left + right : left * right);
      } else if (operators[node] == NUM) {
        values.push(lefts[node]);
      } else {
        pending.push(~node);
        pending.push(rights[node]);
        pending.push((int) lefts[node]);
      }
    }
    return values.pop();
  }

  @Override
  public void resetNodes() {}
}
