package org.allocrace.replay;

/**
 * A replay session: a contender, the code and the registers, and the loop that is timed. The Rust
 * and OCaml programs have the same loop in {@code replay.rs} and {@code replay.ml}, case by case.
 *
 * <p>One JVM replays one contender: then every call below has one target and is inlined. In a JVM
 * that has run several (mode verify) the results are the same and the times worthless.
 *
 * <p>C2 inlines until the loop has 18,000 nodes; what a contender asks for beyond that is called,
 * about 1 ns an operation. {@code null}, {@code pool} and {@code heap} are inlined throughout, byte
 * slots and arenas for a third of the places. Leaner contenders, not another loop, are the remedy:
 * {@code -XX:+UnlockDiagnosticVMOptions -XX:+PrintInlining} shows {@code NodeCountInliningCutoff}.
 */
public final class Replay extends Session {
  private static final int C = ReplayCode.CODE_WORDS;
  private static final int A = ReplayCode.ARG_WORDS;

  private final Contender contender;
  private final ReplayCode replayCode;
  private final int[] registers;
  private int stamp;
  private long sum;

  /** A fresh session: every register is 0, nothing was read. */
  public Replay(Contender contender, ReplayCode code) {
    this.contender = contender;
    this.replayCode = code;
    this.registers = new int[code.registers()];
  }

  @Override
  public void whole() {
    begin();
    run(0, replayCode.groups());
  }

  /** Starts a replay that is run piece by piece: stamps count from 0 again. */
  public void begin() {
    stamp = 0;
  }

  /** Runs the groups {@code from} to {@code to - 1} of the code. */
  public void run(int from, int to) {
    stamp = replay(contender, replayCode.code(), replayCode.args(), registers, from, to, stamp);
  }

  /** The handles: what each register held last. */
  public int[] registers() {
    return registers;
  }

  @Override
  public long sum() {
    return sum;
  }

  /** O(registers). */
  @Override
  public int work(boolean placed) {
    int digest = Digest.START;
    if (placed) {
      for (int handle : registers) {
        digest = Digest.fold(digest, handle);
      }
    }
    return Digest.fold(digest, (int) sum);
  }

  /**
   * The timed loop. Stamps cannot pass 2^31, for a trace has at most 2^27 operations.
   *
   * @return the stamp of the next allocation
   */
  private int replay(
      Contender contender,
      int[] code,
      int[] args,
      int[] registers,
      int from,
      int to,
      int firstStamp) {
    int stamp = firstStamp;
    // quote: loop
    for (int g = from; g < to; g++) {
      int r0 = code[C * g + 1];
      int r1 = code[C * g + 2];
      int r2 = code[C * g + 3];
      int r3 = code[C * g + 4];
      int a0 = args[A * g];
      int a1 = args[A * g + 1];
      int a2 = args[A * g + 2];
      int a3 = args[A * g + 3];
      switch (code[C * g]) {
        case 0 -> {
          registers[r0] = contender.alloc(r0, a0, stamp);
          registers[r1] = contender.alloc(r1, a1, stamp + 1);
          registers[r2] = contender.alloc(r2, a2, stamp + 2);
          registers[r3] = contender.alloc(r3, a3, stamp + 3);
          stamp += 4;
        }
        case 1 -> {
          contender.free(r0, registers[r0], a0);
          registers[r1] = contender.alloc(r1, a1, stamp);
          registers[r2] = contender.alloc(r2, a2, stamp + 1);
          registers[r3] = contender.alloc(r3, a3, stamp + 2);
          stamp += 3;
        }
        case 2 -> {
          registers[r0] = contender.alloc(r0, a0, stamp);
          contender.free(r1, registers[r1], a1);
          registers[r2] = contender.alloc(r2, a2, stamp + 1);
          registers[r3] = contender.alloc(r3, a3, stamp + 2);
          stamp += 3;
        }
        // end quote
        case 3 -> {
          contender.free(r0, registers[r0], a0);
          contender.free(r1, registers[r1], a1);
          registers[r2] = contender.alloc(r2, a2, stamp);
          registers[r3] = contender.alloc(r3, a3, stamp + 1);
          stamp += 2;
        }
        case 4 -> {
          registers[r0] = contender.alloc(r0, a0, stamp);
          registers[r1] = contender.alloc(r1, a1, stamp + 1);
          contender.free(r2, registers[r2], a2);
          registers[r3] = contender.alloc(r3, a3, stamp + 2);
          stamp += 3;
        }
        case 5 -> {
          contender.free(r0, registers[r0], a0);
          registers[r1] = contender.alloc(r1, a1, stamp);
          contender.free(r2, registers[r2], a2);
          registers[r3] = contender.alloc(r3, a3, stamp + 1);
          stamp += 2;
        }
        case 6 -> {
          registers[r0] = contender.alloc(r0, a0, stamp);
          contender.free(r1, registers[r1], a1);
          contender.free(r2, registers[r2], a2);
          registers[r3] = contender.alloc(r3, a3, stamp + 1);
          stamp += 2;
        }
        case 7 -> {
          contender.free(r0, registers[r0], a0);
          contender.free(r1, registers[r1], a1);
          contender.free(r2, registers[r2], a2);
          registers[r3] = contender.alloc(r3, a3, stamp);
          stamp += 1;
        }
        case 8 -> {
          registers[r0] = contender.alloc(r0, a0, stamp);
          registers[r1] = contender.alloc(r1, a1, stamp + 1);
          registers[r2] = contender.alloc(r2, a2, stamp + 2);
          contender.free(r3, registers[r3], a3);
          stamp += 3;
        }
        case 9 -> {
          contender.free(r0, registers[r0], a0);
          registers[r1] = contender.alloc(r1, a1, stamp);
          registers[r2] = contender.alloc(r2, a2, stamp + 1);
          contender.free(r3, registers[r3], a3);
          stamp += 2;
        }
        case 10 -> {
          registers[r0] = contender.alloc(r0, a0, stamp);
          contender.free(r1, registers[r1], a1);
          registers[r2] = contender.alloc(r2, a2, stamp + 1);
          contender.free(r3, registers[r3], a3);
          stamp += 2;
        }
        case 11 -> {
          contender.free(r0, registers[r0], a0);
          contender.free(r1, registers[r1], a1);
          registers[r2] = contender.alloc(r2, a2, stamp);
          contender.free(r3, registers[r3], a3);
          stamp += 1;
        }
        case 12 -> {
          registers[r0] = contender.alloc(r0, a0, stamp);
          registers[r1] = contender.alloc(r1, a1, stamp + 1);
          contender.free(r2, registers[r2], a2);
          contender.free(r3, registers[r3], a3);
          stamp += 2;
        }
        case 13 -> {
          contender.free(r0, registers[r0], a0);
          registers[r1] = contender.alloc(r1, a1, stamp);
          contender.free(r2, registers[r2], a2);
          contender.free(r3, registers[r3], a3);
          stamp += 1;
        }
        case 14 -> {
          registers[r0] = contender.alloc(r0, a0, stamp);
          contender.free(r1, registers[r1], a1);
          contender.free(r2, registers[r2], a2);
          contender.free(r3, registers[r3], a3);
          stamp += 1;
        }
        case 15 -> {
          contender.free(r0, registers[r0], a0);
          contender.free(r1, registers[r1], a1);
          contender.free(r2, registers[r2], a2);
          contender.free(r3, registers[r3], a3);
        }
        default ->
            stamp =
                single(code[C * g] - ReplayCode.SINGLE, contender, registers, r0, a0, a1, stamp);
      }
    }
    return stamp;
  }

  private int single(
      int opcode, Contender contender, int[] registers, int r, int arg, int second, int stamp) {
    // quote: single
    switch (opcode) {
      case ReplayCode.ALLOC -> {
        registers[r] = contender.alloc(r, arg, stamp);
        return stamp + 1;
      }
      case ReplayCode.FREE -> contender.free(r, registers[r], arg);
      case ReplayCode.TOUCH -> sum += contender.touch(r, registers[r], arg);
      case ReplayCode.CREATE -> contender.create(r, arg);
      case ReplayCode.DESTROY -> contender.destroy(r);
      case ReplayCode.MARK -> contender.mark(r);
      case ReplayCode.RELEASE -> contender.release(r);
      case ReplayCode.PHASE -> {}
      case ReplayCode.NUM -> registers[r] = contender.num(r, Integer.toUnsignedLong(arg));
      case ReplayCode.ADD -> registers[r] = contender.add(r, registers[arg], registers[second]);
      case ReplayCode.MUL -> registers[r] = contender.mul(r, registers[arg], registers[second]);
      case ReplayCode.EVAL -> sum += contender.eval(registers[r]);
      default -> contender.resetNodes();
        // end quote
    }
    return stamp;
  }
}
