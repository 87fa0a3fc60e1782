package org.allocrace.replay;

import org.allocrace.trace.Kind;
import org.allocrace.trace.Op;
import org.allocrace.trace.Trace;

/** Walks a trace and writes its operations, then the closing ones. */
final class ReplayCodeLoader {
  private final Trace trace;
  private final boolean general;
  private final int touch;
  private final GroupWriter groups;
  private int nextArg;
  private int nextBump;

  ReplayCodeLoader(Trace trace, boolean general, Touch touch, GroupWriter groups) {
    this.trace = trace;
    this.general = general;
    // Where nothing is written nothing can be read; the operation stays one that is counted.
    this.touch = touch == Touch.NONE ? ReplayCode.PHASE : ReplayCode.TOUCH;
    this.groups = groups;
  }

  ReplayCode load() {
    switch (trace.kind()) {
      case HEAP, POOL -> objects();
      case ARENA -> arenas();
      case EXPR -> nodes();
    }
    groups.finish();
    return new ReplayCode(groups, trace.registers());
  }

  private void objects() {
    boolean[] live = new boolean[trace.registers()];
    int[] argOf = new int[trace.registers()];
    for (int word : trace.operations()) {
      int register = Op.register(word);
      switch (Op.opcode(word)) {
        case Op.ALLOC -> {
          argOf[register] = objectArg();
          live[register] = true;
          groups.add(ReplayCode.ALLOC, register, argOf[register], 0);
        }
        case Op.FREE -> {
          live[register] = false;
          groups.add(ReplayCode.FREE, register, argOf[register], 0);
        }
        case Op.TOUCH -> groups.add(touch, register, argOf[register], 0);
        default -> phase();
      }
    }
    for (int register = 0; register < live.length; register++) {
      if (live[register]) {
        groups.add(ReplayCode.FREE, register, argOf[register], 0);
      }
    }
  }

  private void arenas() {
    boolean[] live = new boolean[trace.registers()];
    for (int word : trace.operations()) {
      int register = Op.register(word);
      switch (Op.opcode(word)) {
        case Op.BUMP ->
            groups.add(ReplayCode.ALLOC, register, sizeArg(trace, arg(), nextBump++), 0);
        case Op.RESET -> groups.add(ReplayCode.FREE, register, 0, 0);
        case Op.CREATE -> {
          live[register] = true;
          groups.add(ReplayCode.CREATE, register, arg(), 0);
        }
        case Op.DESTROY -> {
          live[register] = false;
          groups.add(ReplayCode.DESTROY, register, 0, 0);
        }
        case Op.MARK ->
            groups.add(arg() == 0 ? ReplayCode.MARK : ReplayCode.RELEASE, register, 0, 0);
        default -> phase();
      }
    }
    for (int register = 0; register < live.length; register++) {
      if (live[register]) {
        groups.add(ReplayCode.DESTROY, register, 0, 0);
      }
    }
  }

  private void nodes() {
    boolean live = false;
    for (int word : trace.operations()) {
      int register = Op.register(word);
      switch (Op.opcode(word)) {
        case Op.NUM -> {
          live = true;
          groups.add(ReplayCode.NUM, register, arg(), 0);
        }
        case Op.ADD -> groups.add(ReplayCode.ADD, register, arg(), arg());
        case Op.MUL -> groups.add(ReplayCode.MUL, register, arg(), arg());
        case Op.EVAL -> groups.add(ReplayCode.EVAL, register, 0, 0);
        case Op.RESET -> {
          live = false;
          groups.add(ReplayCode.RESET_NODES, 0, 0, 0);
        }
        default -> phase();
      }
    }
    if (live) {
      groups.add(ReplayCode.RESET_NODES, 0, 0, 0);
    }
  }

  private void phase() {
    groups.add(ReplayCode.PHASE, 0, 0, 0);
  }

  private int arg() {
    return trace.args()[nextArg++];
  }

  private int objectArg() {
    return objectArg(trace, general, nextArg++);
  }

  /**
   * What a contender is told of an object of a heap or pool trace.
   *
   * @param alloc the ordinal of its ALLOC, which alone has arguments in these kinds
   */
  static int objectArg(Trace trace, boolean general, int alloc) {
    int value = trace.args()[alloc];
    if (trace.kind() == Kind.HEAP) {
      return sizeArg(trace, value, alloc);
    }
    return general ? trace.slotSizes()[value] : value;
  }

  private static int sizeArg(Trace trace, int size, int ordinal) {
    byte[] alignments = trace.alignments();
    return alignments == null ? size : Argument.of(size, alignments[ordinal]);
  }
}
