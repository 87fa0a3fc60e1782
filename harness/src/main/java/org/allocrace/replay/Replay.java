package org.allocrace.replay;

/**
 * A replay session: a contender, the code and the registers, and the loop that is timed. The Rust
 * and OCaml programs have the same loop in {@code replay.rs} and {@code replay.ml}, case by case.
 *
 * <p>One JVM replays one contender: then every call below has one target and is inlined. In a JVM
 * that has run several (mode verify) the results are the same and the times worthless.
 */
public final class Replay {
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

  /** One whole replay, from empty to empty. */
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

  /** What TOUCH has read and EVAL has found so far, modulo 2^64. */
  public long sum() {
    return sum;
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
    for (int g = from; g < to; g++) {
      switch (code[C * g]) {
        case 0 -> {
          alloc(contender, code, args, registers, g, 0, stamp);
          alloc(contender, code, args, registers, g, 1, stamp + 1);
          alloc(contender, code, args, registers, g, 2, stamp + 2);
          alloc(contender, code, args, registers, g, 3, stamp + 3);
          stamp += 4;
        }
        case 1 -> {
          free(contender, code, args, registers, g, 0);
          alloc(contender, code, args, registers, g, 1, stamp);
          alloc(contender, code, args, registers, g, 2, stamp + 1);
          alloc(contender, code, args, registers, g, 3, stamp + 2);
          stamp += 3;
        }
        case 2 -> {
          alloc(contender, code, args, registers, g, 0, stamp);
          free(contender, code, args, registers, g, 1);
          alloc(contender, code, args, registers, g, 2, stamp + 1);
          alloc(contender, code, args, registers, g, 3, stamp + 2);
          stamp += 3;
        }
        case 3 -> {
          free(contender, code, args, registers, g, 0);
          free(contender, code, args, registers, g, 1);
          alloc(contender, code, args, registers, g, 2, stamp);
          alloc(contender, code, args, registers, g, 3, stamp + 1);
          stamp += 2;
        }
        case 4 -> {
          alloc(contender, code, args, registers, g, 0, stamp);
          alloc(contender, code, args, registers, g, 1, stamp + 1);
          free(contender, code, args, registers, g, 2);
          alloc(contender, code, args, registers, g, 3, stamp + 2);
          stamp += 3;
        }
        case 5 -> {
          free(contender, code, args, registers, g, 0);
          alloc(contender, code, args, registers, g, 1, stamp);
          free(contender, code, args, registers, g, 2);
          alloc(contender, code, args, registers, g, 3, stamp + 1);
          stamp += 2;
        }
        case 6 -> {
          alloc(contender, code, args, registers, g, 0, stamp);
          free(contender, code, args, registers, g, 1);
          free(contender, code, args, registers, g, 2);
          alloc(contender, code, args, registers, g, 3, stamp + 1);
          stamp += 2;
        }
        case 7 -> {
          free(contender, code, args, registers, g, 0);
          free(contender, code, args, registers, g, 1);
          free(contender, code, args, registers, g, 2);
          alloc(contender, code, args, registers, g, 3, stamp);
          stamp += 1;
        }
        case 8 -> {
          alloc(contender, code, args, registers, g, 0, stamp);
          alloc(contender, code, args, registers, g, 1, stamp + 1);
          alloc(contender, code, args, registers, g, 2, stamp + 2);
          free(contender, code, args, registers, g, 3);
          stamp += 3;
        }
        case 9 -> {
          free(contender, code, args, registers, g, 0);
          alloc(contender, code, args, registers, g, 1, stamp);
          alloc(contender, code, args, registers, g, 2, stamp + 1);
          free(contender, code, args, registers, g, 3);
          stamp += 2;
        }
        case 10 -> {
          alloc(contender, code, args, registers, g, 0, stamp);
          free(contender, code, args, registers, g, 1);
          alloc(contender, code, args, registers, g, 2, stamp + 1);
          free(contender, code, args, registers, g, 3);
          stamp += 2;
        }
        case 11 -> {
          free(contender, code, args, registers, g, 0);
          free(contender, code, args, registers, g, 1);
          alloc(contender, code, args, registers, g, 2, stamp);
          free(contender, code, args, registers, g, 3);
          stamp += 1;
        }
        case 12 -> {
          alloc(contender, code, args, registers, g, 0, stamp);
          alloc(contender, code, args, registers, g, 1, stamp + 1);
          free(contender, code, args, registers, g, 2);
          free(contender, code, args, registers, g, 3);
          stamp += 2;
        }
        case 13 -> {
          free(contender, code, args, registers, g, 0);
          alloc(contender, code, args, registers, g, 1, stamp);
          free(contender, code, args, registers, g, 2);
          free(contender, code, args, registers, g, 3);
          stamp += 1;
        }
        case 14 -> {
          alloc(contender, code, args, registers, g, 0, stamp);
          free(contender, code, args, registers, g, 1);
          free(contender, code, args, registers, g, 2);
          free(contender, code, args, registers, g, 3);
          stamp += 1;
        }
        case 15 -> {
          free(contender, code, args, registers, g, 0);
          free(contender, code, args, registers, g, 1);
          free(contender, code, args, registers, g, 2);
          free(contender, code, args, registers, g, 3);
        }
        default -> stamp = single(contender, code, args, registers, g, stamp);
      }
    }
    return stamp;
  }

  private static void alloc(
      Contender contender, int[] code, int[] args, int[] registers, int g, int i, int stamp) {
    int r = code[C * g + 1 + i];
    registers[r] = contender.alloc(r, args[A * g + i], stamp);
  }

  private static void free(
      Contender contender, int[] code, int[] args, int[] registers, int g, int i) {
    int r = code[C * g + 1 + i];
    contender.free(r, registers[r], args[A * g + i]);
  }

  private int single(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r = code[C * g + 1];
    int arg = args[A * g];
    switch (code[C * g] - ReplayCode.SINGLE) {
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
      case ReplayCode.ADD ->
          registers[r] = contender.add(r, registers[arg], registers[args[A * g + 1]]);
      case ReplayCode.MUL ->
          registers[r] = contender.mul(r, registers[arg], registers[args[A * g + 1]]);
      case ReplayCode.EVAL -> sum += contender.eval(registers[r]);
      default -> contender.resetNodes();
    }
    return stamp;
  }
}
