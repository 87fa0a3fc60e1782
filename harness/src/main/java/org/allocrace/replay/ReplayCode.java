package org.allocrace.replay;

import java.util.Arrays;
import org.allocrace.trace.Trace;

/**
 * What the timed loop runs, instead of a trace: groups of four operations or of one (decision
 * 0001). It is made outside the clock and closes itself: a replay starts and ends empty. The arrays
 * are not copied; treat them as read only.
 */
public final class ReplayCode {
  /** Words of {@link #code} in a group: the pattern, then up to four registers. */
  public static final int CODE_WORDS = 5;

  /** Words of {@link #args} in a group. */
  public static final int ARG_WORDS = 4;

  /** Operations of a batch. */
  public static final int BATCH = 64;

  /** Patterns from here on are singles: this plus one of the opcodes below. */
  public static final int SINGLE = 16;

  public static final int ALLOC = 0;
  public static final int FREE = 1;
  public static final int TOUCH = 2;
  public static final int CREATE = 3;
  public static final int DESTROY = 4;
  public static final int MARK = 5;
  public static final int RELEASE = 6;
  public static final int PHASE = 7;
  public static final int NUM = 8;
  public static final int ADD = 9;
  public static final int MUL = 10;
  public static final int EVAL = 11;
  public static final int RESET_NODES = 12;

  private final int[] code;
  private final int[] args;
  private final int[] batches;
  private final int registers;
  private final int operations;

  ReplayCode(GroupWriter groups, int registers) {
    int count = groups.groups();
    code = Arrays.copyOf(groups.code(), count * CODE_WORDS);
    args = Arrays.copyOf(groups.args(), count * ARG_WORDS);
    batches = Arrays.copyOf(groups.batches(), Math.ceilDiv(groups.operations(), BATCH));
    operations = groups.operations();
    this.registers = registers;
  }

  /**
   * The code for whole replays and batches: quads where four operations in a row are alike enough.
   *
   * @param general whether the contender is asked for sizes where a pool is asked for a class
   */
  public static ReplayCode of(Trace trace, boolean general, Touch touch) {
    return new ReplayCodeLoader(trace, general, touch, new GroupWriter(true)).load();
  }

  /** The code for tails: a group for each operation. */
  public static ReplayCode ofSingles(Trace trace, boolean general, Touch touch) {
    return new ReplayCodeLoader(trace, general, touch, new GroupWriter(false)).load();
  }

  /** Group {@code g} has its pattern at {@code 5g} and its registers behind it. */
  public int[] code() {
    return code;
  }

  /** Group {@code g} has its arguments from {@code 4g} on. */
  public int[] args() {
    return args;
  }

  /** The first group of each batch; the last batch may be shorter than {@link #BATCH}. */
  public int[] batches() {
    return batches;
  }

  public int groups() {
    return code.length / CODE_WORDS;
  }

  /** Of the trace and its closing. */
  public int operations() {
    return operations;
  }

  public int registers() {
    return registers;
  }
}
