package org.allocrace.replay;

import java.util.Arrays;

/** Groups operations from left to right: four that may stand together make a quad. */
final class GroupWriter {
  private static final int QUAD = 4;

  private final boolean quads;
  private final int[] opcodes = new int[QUAD];
  private final int[] registers = new int[QUAD];
  private final int[] first = new int[QUAD];
  private final int[] second = new int[QUAD];
  private int waiting;
  private int operations;
  private int groups;
  private int[] code = new int[1 << 10];
  private int[] args = new int[1 << 10];
  private int[] batches = new int[1 << 4];

  GroupWriter(boolean quads) {
    this.quads = quads;
  }

  /** Adds an operation. Those that start at a multiple of four wait for each other. */
  void add(int opcode, int register, int firstArg, int secondArg) {
    opcodes[waiting] = opcode;
    registers[waiting] = register;
    first[waiting] = firstArg;
    second[waiting] = secondArg;
    waiting++;
    if (waiting == QUAD) {
      flush();
    }
  }

  /** Writes what still waits; the code is complete. */
  void finish() {
    if (waiting > 0) {
      flush();
    }
  }

  private void flush() {
    if (operations % ReplayCode.BATCH == 0) {
      int batch = operations / ReplayCode.BATCH;
      if (batch == batches.length) {
        batches = Arrays.copyOf(batches, batch * 2);
      }
      batches[batch] = groups;
    }
    if (quads && waiting == QUAD && maybeQuad()) {
      quad();
    } else {
      for (int i = 0; i < waiting; i++) {
        int at = group(ReplayCode.SINGLE + opcodes[i]);
        code[at * ReplayCode.CODE_WORDS + 1] = registers[i];
        args[at * ReplayCode.ARG_WORDS] = first[i];
        args[at * ReplayCode.ARG_WORDS + 1] = second[i];
      }
    }
    operations += waiting;
    waiting = 0;
  }

  private boolean maybeQuad() {
    for (int opcode : opcodes) {
      if (opcode > ReplayCode.FREE) {
        return false;
      }
    }
    return true;
  }

  private void quad() {
    int pattern = 0;
    for (int i = 0; i < QUAD; i++) {
      pattern |= opcodes[i] << i; // ALLOC is 0, FREE is 1
    }
    int at = group(pattern);
    for (int i = 0; i < QUAD; i++) {
      code[at * ReplayCode.CODE_WORDS + 1 + i] = registers[i];
      args[at * ReplayCode.ARG_WORDS + i] = first[i];
    }
  }

  private int group(int pattern) {
    if ((groups + 1) * ReplayCode.CODE_WORDS > code.length) {
      code = Arrays.copyOf(code, code.length + (code.length >> 1));
    }
    if ((groups + 1) * ReplayCode.ARG_WORDS > args.length) {
      args = Arrays.copyOf(args, args.length + (args.length >> 1));
    }
    code[groups * ReplayCode.CODE_WORDS] = pattern;
    return groups++;
  }

  int[] code() {
    return code;
  }

  int[] args() {
    return args;
  }

  int[] batches() {
    return batches;
  }

  int groups() {
    return groups;
  }

  int operations() {
    return operations;
  }
}
