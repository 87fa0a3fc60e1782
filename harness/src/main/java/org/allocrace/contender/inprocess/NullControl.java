package org.allocrace.contender.inprocess;

import java.util.Arrays;
import org.allocrace.replay.Argument;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;
import org.allocrace.replay.Stamp;
import org.allocrace.replay.Touch;

/**
 * {@code java/null}: everything but the allocator. The handle is the register, the stamp is written
 * into a table by register, nodes are noted in tables by register.
 */
final class NullControl extends Contender {
  private static final int NUM = 0;
  private static final int ADD = 1;
  private static final int MUL = 2;

  private final Plan plan;
  private final long[] words;
  private long freed;

  /** For the checking replay only: a word for each allocation, for an arena has many objects. */
  private int[] stamps = new int[0];

  private final int[] operators;
  private final long[] lefts;
  private final int[] rights;
  private int[] pending = new int[64];
  private long[] values = new long[64];

  NullControl(Plan plan) {
    this.plan = plan;
    words = new long[plan.registers()];
    operators = new int[plan.registers()];
    lefts = new long[plan.registers()];
    rights = new int[plan.registers()];
  }

  @Override
  public int alloc(int register, int arg, int stamp) {
    if (Touch.MODE != Touch.NONE) {
      words[register] = stamp;
    }
    return register;
  }

  /** Uses the handle, so that the compiler cannot drop its load. */
  @Override
  public void free(int register, int handle, int arg) {
    freed += handle;
  }

  /** Masked as an object of the size would be, so that the sum is that of {@code heap}. */
  @Override
  public long touch(int register, int handle, int arg) {
    return words[handle] & Integer.toUnsignedLong(Stamp.mask(Argument.size(arg)));
  }

  @Override
  public void fill(int register, int handle, int arg, int size, int stamp) {
    if (stamps.length == 0) {
      stamps = new int[plan.allocations()];
    }
    stamps[stamp] = stamp;
  }

  @Override
  public long read(int register, int handle, int arg, int size, int stamp) {
    return stamps[stamp];
  }

  @Override
  public void create(int register, int capacity) {}

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
    int open = 0;
    int done = 0;
    pending[open++] = handle;
    while (open > 0) {
      int node = pending[--open];
      if (node < 0) {
        done--;
        long left = values[done - 1];
        values[done - 1] = operators[~node] == ADD ? left + values[done] : left * values[done];
      } else if (operators[node] == NUM) {
        if (done == values.length) {
          values = Arrays.copyOf(values, done * 2);
        }
        values[done++] = lefts[node];
      } else {
        if (open + 3 > pending.length) {
          pending = Arrays.copyOf(pending, pending.length * 2);
        }
        pending[open++] = ~node;
        pending[open++] = rights[node];
        pending[open++] = (int) lefts[node];
      }
    }
    return values[0];
  }

  @Override
  public void resetNodes() {}

  /** Sum of the handles that were given back. */
  long freed() {
    return freed;
  }
}
