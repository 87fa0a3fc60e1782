package org.allocrace.trace;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code trace info} counts: allocations, sizes, lifetimes.
 *
 * @param allocations ALLOC, BUMP and nodes
 * @param operations how often each operation occurs, by its name
 * @param sizes quantiles of the sizes in bytes (none in kind expr)
 * @param lifetimes quantiles of the lifetimes, in allocations from ALLOC to FREE (heap and pool)
 */
public record TraceStatistics(
    long allocations, Map<String, Long> operations, Quantiles sizes, Quantiles lifetimes) {

  /**
   * Order statistics of counted values: the smallest value with at least that share at or below it.
   *
   * @param count how many values there are; with 0 the others are 0
   */
  public record Quantiles(long count, int p10, int p50, int p90, int p99, int max) {
    static Quantiles of(Ints values) {
      int[] sorted = values.toArray();
      Arrays.sort(sorted);
      return new Quantiles(
          sorted.length,
          at(sorted, 10),
          at(sorted, 50),
          at(sorted, 90),
          at(sorted, 99),
          at(sorted, 100));
    }

    private static int at(int[] sorted, int percent) {
      if (sorted.length == 0) {
        return 0;
      }
      long rank = ((long) sorted.length * percent + 99) / 100;
      return sorted[(int) Math.max(rank, 1) - 1];
    }
  }

  /** Counts in one pass; time O(n log n) for the quantiles. */
  public static TraceStatistics of(Trace trace) {
    Map<String, Long> operations = new TreeMap<>();
    Ints sizes = new Ints();
    Ints lifetimes = new Ints();
    int[] born = new int[trace.registers()];
    int allocations = 0;
    int arg = 0;
    for (int word : trace.operations()) {
      int opcode = Op.opcode(word);
      int arity = Op.arity(trace.kind(), opcode);
      int first = arity > 0 ? trace.args()[arg] : 0;
      arg += arity;
      operations.merge(name(trace.kind(), opcode, first), 1L, Long::sum);
      if (trace.kind() == Kind.EXPR) {
        allocations += opcode <= Op.MUL ? 1 : 0;
      } else if (opcode == Op.ALLOC) {
        sizes.add(trace.kind() == Kind.POOL ? trace.slotSizes()[first] : first);
        if (trace.kind() != Kind.ARENA) {
          born[Op.register(word)] = allocations;
        }
        allocations++;
      } else if (opcode == Op.FREE) {
        lifetimes.add(allocations - 1 - born[Op.register(word)]);
      }
    }
    return new TraceStatistics(
        allocations, operations, Quantiles.of(sizes), Quantiles.of(lifetimes));
  }

  private static String name(Kind kind, int opcode, int firstArg) {
    if (opcode == Op.PHASE) {
      return "phase";
    }
    return switch (kind) {
      case HEAP, POOL -> opcode == Op.ALLOC ? "alloc" : opcode == Op.FREE ? "free" : "touch";
      case ARENA ->
          switch (opcode) {
            case Op.BUMP -> "bump";
            case Op.CREATE -> "create";
            case Op.RESET -> "reset";
            case Op.DESTROY -> "destroy";
            default -> firstArg == 0 ? "mark" : "release";
          };
      case EXPR ->
          switch (opcode) {
            case Op.NUM -> "num";
            case Op.ADD -> "add";
            case Op.MUL -> "mul";
            case Op.EVAL -> "eval";
            default -> "reset";
          };
    };
  }
}
