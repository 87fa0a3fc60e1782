package org.allocrace.alloc.arena;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Expression trees in a {@link BumpArena}: a node is {@value #NODE_BYTES} bytes (operator, left and
 * right, or a number), its handle its index. All nodes go at once with {@link #reset}.
 *
 * <p>{@link #eval} needs no recursion: trees of a million levels are fine. It visits a shared
 * operand each time it is reached, so its cost is O(visits), and it keeps a stack of 8 bytes a
 * level that grows when a tree is deeper than any before.
 *
 * {@snippet file="org/allocrace/alloc/ExamplesTest.java" region="expr-arena"}
 */
public final class ExprArena implements AutoCloseable {
  /** Bytes of one node. */
  public static final int NODE_BYTES = 16;

  private static final int NUM = 0;
  private static final int ADD = 1;
  private static final int MUL = 2;
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final BumpArena arena;
  private final MemorySegment nodes;
  private long[] values = new long[64];
  private int[] pending = new int[64];

  /**
   * An empty arena.
   *
   * @param capacity nodes
   * @throws IllegalArgumentException if the capacity is negative
   */
  public ExprArena(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("capacity must not be negative: " + capacity);
    }
    arena = new BumpArena((long) capacity * NODE_BYTES);
    nodes = arena.segment();
  }

  /**
   * A number.
   *
   * @return the node's index
   * @throws ArenaExhaustedException if the arena is full
   */
  public int num(long value) {
    long at = arena.alloc(NODE_BYTES, NODE_BYTES);
    nodes.set(INT, at, NUM);
    nodes.set(LONG, at + 8, value);
    return (int) (at / NODE_BYTES);
  }

  /** A sum of two nodes of this arena. */
  public int add(int left, int right) {
    return operation(ADD, left, right);
  }

  /** A product of two nodes of this arena. */
  public int mul(int left, int right) {
    return operation(MUL, left, right);
  }

  private int operation(int operator, int left, int right) {
    long at = arena.alloc(NODE_BYTES, NODE_BYTES);
    nodes.set(INT, at, operator);
    nodes.set(INT, at + 8, left);
    nodes.set(INT, at + 12, right);
    return (int) (at / NODE_BYTES);
  }

  /**
   * The value of a tree; sums and products wrap modulo 2^64.
   *
   * @throws IllegalArgumentException if there is no such node
   */
  public long eval(int node) {
    if (node < 0 || node >= size()) {
      throw new IllegalArgumentException("there is no node " + node + " among " + size());
    }
    // A pending entry is a node to evaluate, or the complement of one whose operands are done.
    int open = 0;
    int done = 0;
    pending[open++] = node;
    while (open > 0) {
      int next = pending[--open];
      if (next < 0) {
        done--;
        boolean sum = nodes.get(INT, (long) ~next * NODE_BYTES) == ADD;
        values[done - 1] = sum ? values[done - 1] + values[done] : values[done - 1] * values[done];
        continue;
      }
      long at = (long) next * NODE_BYTES;
      if (nodes.get(INT, at) == NUM) {
        if (done == values.length) {
          values = Arrays.copyOf(values, done * 2);
        }
        values[done++] = nodes.get(LONG, at + 8);
        continue;
      }
      if (open + 3 > pending.length) {
        pending = Arrays.copyOf(pending, pending.length * 2);
      }
      pending[open++] = ~next;
      pending[open++] = nodes.get(INT, at + 12);
      pending[open++] = nodes.get(INT, at + 8);
    }
    return values[0];
  }

  /** Releases all nodes. O(1). */
  public void reset() {
    arena.reset();
  }

  /** How many nodes there are. */
  public int size() {
    return (int) (arena.used() / NODE_BYTES);
  }

  /** Gives the memory back. */
  @Override
  public void close() {
    arena.close();
  }
}
