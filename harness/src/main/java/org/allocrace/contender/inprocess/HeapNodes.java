package org.allocrace.contender.inprocess;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.allocrace.replay.Contender;
import org.allocrace.replay.Plan;

/** {@code java/heap} on expr traces: a small object for each node. */
final class HeapNodes implements Contender {
  private sealed interface Node {}

  private record Num(long value) implements Node {}

  private record Operation(boolean sum, Node left, Node right) implements Node {}

  /** Stands on the stack between the operands of an operation and its result. */
  private record Combine(boolean sum) {}

  private final List<Node> nodes;

  HeapNodes(Plan plan) {
    nodes = new ArrayList<>(plan.registers());
  }

  @Override
  public int num(int register, long value) {
    return push(new Num(value));
  }

  @Override
  public int add(int register, int left, int right) {
    return push(new Operation(true, nodes.get(left), nodes.get(right)));
  }

  @Override
  public int mul(int register, int left, int right) {
    return push(new Operation(false, nodes.get(left), nodes.get(right)));
  }

  private int push(Node node) {
    nodes.add(node);
    return nodes.size() - 1;
  }

  @Override
  public long eval(int handle) {
    Deque<Object> pending = new ArrayDeque<>();
    Deque<Long> values = new ArrayDeque<>();
    pending.push(nodes.get(handle));
    while (!pending.isEmpty()) {
      switch (pending.pop()) {
        case Num number -> values.push(number.value());
        case Operation operation -> {
          pending.push(new Combine(operation.sum()));
          pending.push(operation.right());
          pending.push(operation.left());
        }
        case Combine combine -> {
          long right = values.pop();
          long left = values.pop();
          values.push(combine.sum() ? left + right : left * right);
        }
        default -> throw new IllegalStateException("nothing else is pushed");
      }
    }
    return values.pop();
  }

  @Override
  public void resetNodes() {
    nodes.clear();
  }
}
