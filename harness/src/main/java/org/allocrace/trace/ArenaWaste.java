package org.allocrace.trace;

/**
 * What arenas waste on a trace of kind arena by bump placement: an offset is rounded up to the
 * alignment, and RELEASE goes back to the offset of its mark. Sums over all times that an arena was
 * emptied: each RESET and each DESTROY, and the DESTROY with which a replay closes an arena that is
 * alive at the end ({@code docs/decisions/0001-replay-code.md}).
 *
 * @param emptied how many times
 * @param bumpedBytes from the start of the arena to its offset, padding included
 * @param paddingBytes of these, skipped to align what follows; what RELEASE gave back is not in it
 * @param capacityBytes declared by these arenas, each time
 */
public record ArenaWaste(long emptied, long bumpedBytes, long paddingBytes, long capacityBytes) {
  /**
   * One walk: time O(operations), memory O(registers and marks).
   *
   * @throws IllegalArgumentException if the trace is of another kind
   */
  public static ArenaWaste of(Trace trace) {
    if (trace.kind() != Kind.ARENA) {
      throw new IllegalArgumentException("a trace of kind " + trace.kind().word());
    }
    return new Walk(trace).waste();
  }

  private static final class Walk {
    private final Trace trace;
    private final ArenaTable arenas;

    /** The padding of each arena, as objects: marks keep it and RELEASE gives it back. */
    private final ArenaTable paddings;

    private final int[] capacities;
    private long emptied;
    private long bumpedBytes;
    private long paddingBytes;
    private long capacityBytes;

    Walk(Trace trace) {
      this.trace = trace;
      arenas = new ArenaTable(trace.registers());
      paddings = new ArenaTable(trace.registers());
      capacities = new int[trace.registers()];
    }

    ArenaWaste waste() {
      byte[] alignments = trace.alignments();
      int[] args = trace.args();
      int nextArg = 0;
      int nextAlignment = 0;
      for (int word : trace.operations()) {
        int arena = Op.register(word);
        switch (Op.opcode(word)) {
          case Op.BUMP -> {
            int log2 = alignments == null ? 0 : alignments[nextAlignment++];
            bump(arena, args[nextArg++], log2);
          }
          case Op.CREATE -> create(arena, args[nextArg++]);
          case Op.RESET -> {
            empty(arena);
            arenas.reset(arena);
            paddings.reset(arena);
          }
          case Op.DESTROY -> {
            empty(arena);
            arenas.destroy(arena);
            paddings.destroy(arena);
          }
          case Op.MARK -> markOrRelease(arena, args[nextArg++]);
          default -> {} // PHASE, whose number is no register
        }
      }
      for (int arena = 0; arena < trace.registers(); arena++) {
        if (arenas.isLive(arena)) {
          empty(arena);
        }
      }
      return new ArenaWaste(emptied, bumpedBytes, paddingBytes, capacityBytes);
    }

    private void create(int arena, int capacity) {
      arenas.create(arena);
      paddings.create(arena);
      capacities[arena] = capacity;
    }

    private void bump(int arena, int size, int log2Alignment) {
      long before = arenas.used(arena);
      int padding = (int) (arenas.bump(arena, size, log2Alignment) - before);
      var _ = paddings.bump(arena, padding, 0);
    }

    private void markOrRelease(int arena, int argument) {
      if (argument == 0) {
        arenas.mark(arena);
        paddings.mark(arena);
      } else {
        var _ = arenas.release(arena);
        var _ = paddings.release(arena);
      }
    }

    private void empty(int arena) {
      emptied++;
      bumpedBytes += arenas.used(arena);
      paddingBytes += paddings.used(arena);
      capacityBytes += capacities[arena];
    }
  }
}
