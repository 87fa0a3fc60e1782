package org.allocrace.replay;

/**
 * A replay session: a contender, the code and the registers, and the loop that is timed. The Rust
 * and OCaml programs have the same loop in {@code replay.rs} and {@code replay.ml}, case by case.
 *
 * <p>One JVM replays one contender: then every call below has one target and is inlined. In a JVM
 * that has run several (mode verify) the results are the same and the times worthless.
 *
 * <p>Each pattern is a method of its own. C2 inlines until a method has 18,000 nodes and then calls
 * what is left: with all 64 operations in one method a heavy contender would have some of them
 * inlined and some called, so it has at most one call for a group of four. {@code null} and {@code
 * pool} are inlined throughout.
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
          quad0(contender, code, args, registers, g, stamp);
          stamp += 4;
        }
        case 1 -> {
          quad1(contender, code, args, registers, g, stamp);
          stamp += 3;
        }
        case 2 -> {
          quad2(contender, code, args, registers, g, stamp);
          stamp += 3;
        }
        case 3 -> {
          quad3(contender, code, args, registers, g, stamp);
          stamp += 2;
        }
        case 4 -> {
          quad4(contender, code, args, registers, g, stamp);
          stamp += 3;
        }
        case 5 -> {
          quad5(contender, code, args, registers, g, stamp);
          stamp += 2;
        }
        case 6 -> {
          quad6(contender, code, args, registers, g, stamp);
          stamp += 2;
        }
        case 7 -> {
          quad7(contender, code, args, registers, g, stamp);
          stamp += 1;
        }
        case 8 -> {
          quad8(contender, code, args, registers, g, stamp);
          stamp += 3;
        }
        case 9 -> {
          quad9(contender, code, args, registers, g, stamp);
          stamp += 2;
        }
        case 10 -> {
          quad10(contender, code, args, registers, g, stamp);
          stamp += 2;
        }
        case 11 -> {
          quad11(contender, code, args, registers, g, stamp);
          stamp += 1;
        }
        case 12 -> {
          quad12(contender, code, args, registers, g, stamp);
          stamp += 2;
        }
        case 13 -> {
          quad13(contender, code, args, registers, g, stamp);
          stamp += 1;
        }
        case 14 -> {
          quad14(contender, code, args, registers, g, stamp);
          stamp += 1;
        }
        case 15 -> quad15(contender, code, args, registers, g);
        default -> stamp = single(contender, code, args, registers, g, stamp);
      }
    }
    return stamp;
  }

  private static void quad0(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    registers[r0] = contender.alloc(r0, args[A * g + 0], stamp);
    registers[r1] = contender.alloc(r1, args[A * g + 1], stamp + 1);
    registers[r2] = contender.alloc(r2, args[A * g + 2], stamp + 2);
    registers[r3] = contender.alloc(r3, args[A * g + 3], stamp + 3);
  }

  private static void quad1(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    contender.free(r0, registers[r0], args[A * g + 0]);
    registers[r1] = contender.alloc(r1, args[A * g + 1], stamp);
    registers[r2] = contender.alloc(r2, args[A * g + 2], stamp + 1);
    registers[r3] = contender.alloc(r3, args[A * g + 3], stamp + 2);
  }

  private static void quad2(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    registers[r0] = contender.alloc(r0, args[A * g + 0], stamp);
    contender.free(r1, registers[r1], args[A * g + 1]);
    registers[r2] = contender.alloc(r2, args[A * g + 2], stamp + 1);
    registers[r3] = contender.alloc(r3, args[A * g + 3], stamp + 2);
  }

  private static void quad3(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    contender.free(r0, registers[r0], args[A * g + 0]);
    contender.free(r1, registers[r1], args[A * g + 1]);
    registers[r2] = contender.alloc(r2, args[A * g + 2], stamp);
    registers[r3] = contender.alloc(r3, args[A * g + 3], stamp + 1);
  }

  private static void quad4(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    registers[r0] = contender.alloc(r0, args[A * g + 0], stamp);
    registers[r1] = contender.alloc(r1, args[A * g + 1], stamp + 1);
    contender.free(r2, registers[r2], args[A * g + 2]);
    registers[r3] = contender.alloc(r3, args[A * g + 3], stamp + 2);
  }

  private static void quad5(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    contender.free(r0, registers[r0], args[A * g + 0]);
    registers[r1] = contender.alloc(r1, args[A * g + 1], stamp);
    contender.free(r2, registers[r2], args[A * g + 2]);
    registers[r3] = contender.alloc(r3, args[A * g + 3], stamp + 1);
  }

  private static void quad6(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    registers[r0] = contender.alloc(r0, args[A * g + 0], stamp);
    contender.free(r1, registers[r1], args[A * g + 1]);
    contender.free(r2, registers[r2], args[A * g + 2]);
    registers[r3] = contender.alloc(r3, args[A * g + 3], stamp + 1);
  }

  private static void quad7(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    contender.free(r0, registers[r0], args[A * g + 0]);
    contender.free(r1, registers[r1], args[A * g + 1]);
    contender.free(r2, registers[r2], args[A * g + 2]);
    registers[r3] = contender.alloc(r3, args[A * g + 3], stamp);
  }

  private static void quad8(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    registers[r0] = contender.alloc(r0, args[A * g + 0], stamp);
    registers[r1] = contender.alloc(r1, args[A * g + 1], stamp + 1);
    registers[r2] = contender.alloc(r2, args[A * g + 2], stamp + 2);
    contender.free(r3, registers[r3], args[A * g + 3]);
  }

  private static void quad9(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    contender.free(r0, registers[r0], args[A * g + 0]);
    registers[r1] = contender.alloc(r1, args[A * g + 1], stamp);
    registers[r2] = contender.alloc(r2, args[A * g + 2], stamp + 1);
    contender.free(r3, registers[r3], args[A * g + 3]);
  }

  private static void quad10(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    registers[r0] = contender.alloc(r0, args[A * g + 0], stamp);
    contender.free(r1, registers[r1], args[A * g + 1]);
    registers[r2] = contender.alloc(r2, args[A * g + 2], stamp + 1);
    contender.free(r3, registers[r3], args[A * g + 3]);
  }

  private static void quad11(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    contender.free(r0, registers[r0], args[A * g + 0]);
    contender.free(r1, registers[r1], args[A * g + 1]);
    registers[r2] = contender.alloc(r2, args[A * g + 2], stamp);
    contender.free(r3, registers[r3], args[A * g + 3]);
  }

  private static void quad12(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    registers[r0] = contender.alloc(r0, args[A * g + 0], stamp);
    registers[r1] = contender.alloc(r1, args[A * g + 1], stamp + 1);
    contender.free(r2, registers[r2], args[A * g + 2]);
    contender.free(r3, registers[r3], args[A * g + 3]);
  }

  private static void quad13(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    contender.free(r0, registers[r0], args[A * g + 0]);
    registers[r1] = contender.alloc(r1, args[A * g + 1], stamp);
    contender.free(r2, registers[r2], args[A * g + 2]);
    contender.free(r3, registers[r3], args[A * g + 3]);
  }

  private static void quad14(
      Contender contender, int[] code, int[] args, int[] registers, int g, int stamp) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    registers[r0] = contender.alloc(r0, args[A * g + 0], stamp);
    contender.free(r1, registers[r1], args[A * g + 1]);
    contender.free(r2, registers[r2], args[A * g + 2]);
    contender.free(r3, registers[r3], args[A * g + 3]);
  }

  private static void quad15(Contender contender, int[] code, int[] args, int[] registers, int g) {
    int r0 = code[C * g + 1];
    int r1 = code[C * g + 2];
    int r2 = code[C * g + 3];
    int r3 = code[C * g + 4];
    contender.free(r0, registers[r0], args[A * g + 0]);
    contender.free(r1, registers[r1], args[A * g + 1]);
    contender.free(r2, registers[r2], args[A * g + 2]);
    contender.free(r3, registers[r3], args[A * g + 3]);
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
