package org.allocrace.contender.inprocess;

import java.util.Arrays;
import java.util.Objects;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;
import org.jspecify.annotations.Nullable;

/**
 * {@code java/heap} on expr traces: a small object for each node. RESET drops them one by one. The
 * handle is the place in a table that holds the live nodes, for an {@code int} register cannot.
 */
final class HeapNodes extends Contender {
  private sealed interface Node {}

  private record Num(long value) implements Node {}

  private record Operation(boolean sum, Node left, Node right) implements Node {}

  private final @Nullable Node[] nodes;
  private int count;
  private @Nullable Node[] pending = new Node[64];
  private boolean[] visited = new boolean[64];
  private long[] values = new long[64];

  HeapNodes(Plan plan) {
    nodes = new Node[plan.registers()];
  }

  @Override
  public int num(int register, long value) {
    return push(new Num(value));
  }

  @Override
  public int add(int register, int left, int right) {
    return push(new Operation(true, node(left), node(right)));
  }

  @Override
  public int mul(int register, int left, int right) {
    return push(new Operation(false, node(left), node(right)));
  }

  private Node node(int handle) {
    return Objects.requireNonNull(nodes[handle]);
  }

  private int push(Node node) {
    nodes[count] = node;
    return count++;
  }

  @Override
  public long eval(int handle) {
    // An operation is pushed twice: to visit its operands, then to combine their values.
    int open = 0;
    int done = 0;
    pending[open] = node(handle);
    visited[open++] = false;
    while (open > 0) {
      switch (Objects.requireNonNull(pending[--open])) {
        case Num number -> {
          if (done == values.length) {
            values = Arrays.copyOf(values, done * 2);
          }
          values[done++] = number.value();
        }
        case Operation operation -> {
          if (visited[open]) {
            done--;
            long left = values[done - 1];
            values[done - 1] = operation.sum() ? left + values[done] : left * values[done];
            continue;
          }
          if (open + 3 > pending.length) {
            pending = Arrays.copyOf(pending, pending.length * 2);
            visited = Arrays.copyOf(visited, visited.length * 2);
          }
          visited[open++] = true; // the operation itself still stands there
          pending[open] = operation.right();
          visited[open++] = false;
          pending[open] = operation.left();
          visited[open++] = false;
        }
      }
    }
    return values[0];
  }

  @Override
  public void resetNodes() {
    Arrays.fill(nodes, 0, count, null);
    count = 0;
  }
}
