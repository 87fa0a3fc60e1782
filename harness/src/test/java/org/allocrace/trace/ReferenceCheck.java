package org.allocrace.trace;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of {@code docs/trace-format.md} read line by line, with plain collections and no care
 * for speed: what the validator must agree with.
 */
final class ReferenceCheck {
  private static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(Refusal refusal) {
      super(refusal.name());
    }
  }

  private final Kind kind;
  private final int registers;
  private final Deque<Long> args = new ArrayDeque<>();
  private final Deque<Integer> alignments = new ArrayDeque<>();
  private final int[] slotSizes;
  private final Limits limits;

  /** Size of an object, bytes of an arena, visits of a node: present while it lives. */
  private final Map<Integer, BigInteger> live = new HashMap<>();

  private final Map<Integer, Deque<BigInteger>> marks = new HashMap<>();
  private long requested;
  private long peakBytes;
  private int peakLive;

  private ReferenceCheck(Shape shape, Limits limits) {
    this.kind = shape.kind();
    this.registers = shape.registers();
    this.slotSizes = shape.slotSizes();
    this.limits = limits;
    for (int arg : shape.args()) {
      args.add(Integer.toUnsignedLong(arg));
    }
    byte[] log2s = shape.alignments();
    if (log2s != null) {
      for (byte log2 : log2s) {
        alignments.add(Byte.toUnsignedInt(log2));
      }
    }
  }

  /** The figures, or the code and the operation, in one string. */
  static String verdict(Shape shape, Limits limits) {
    ReferenceCheck check = new ReferenceCheck(shape, limits);
    int[] words = shape.operations();
    for (int i = 0; i < words.length; i++) {
      try {
        check.operation(words[i] & 7, words[i] >>> 3);
      } catch (Wrong e) {
        return e.getMessage() + " " + i;
      }
    }
    if (!check.args.isEmpty()) {
      return Refusal.ARGS_LEFT_OVER + " -1";
    }
    return new Figures(check.requested, check.peakBytes, check.peakLive, check.live.size())
        .toString();
  }

  private void operation(int opcode, int register) {
    if (opcode == 7) {
      return;
    }
    int arity =
        switch (kind) {
          case HEAP, POOL -> List.of(1, 0, 0, -1, -1, -1, -1).get(opcode);
          case ARENA -> List.of(1, -1, -1, 1, 0, 0, 1).get(opcode);
          case EXPR -> List.of(1, 2, 2, 0, 0, -1, -1).get(opcode);
        };
    boolean reset = kind == Kind.EXPR && opcode == 4;
    refuse(arity < 0 || (reset && register != 0), Refusal.BAD_OPCODE);
    if (reset) {
      live.clear();
      return;
    }
    refuse(register >= registers, Refusal.REGISTER_OUT_OF_RANGE);
    refuse(args.size() < arity, Refusal.ARGS_MISSING);
    boolean makes = kind == Kind.ARENA ? opcode == 3 : opcode == 0 || arity == 2;
    boolean lives = live.containsKey(register);
    refuse(makes && lives, Refusal.LIVE_REGISTER);
    refuse(!makes && !lives, kind == Kind.ARENA ? Refusal.DEAD_ARENA : Refusal.DEAD_REGISTER);
    List<Long> taken = new ArrayList<>();
    for (int i = 0; i < arity; i++) {
      taken.add(args.remove());
    }
    switch (kind) {
      case HEAP, POOL -> object(opcode, register, taken);
      case ARENA -> arena(opcode, register, taken);
      case EXPR -> node(opcode, register, taken);
    }
    peakLive = Math.max(peakLive, live.size());
    if (kind != Kind.EXPR) {
      long bytes = live.values().stream().mapToLong(BigInteger::longValueExact).sum();
      peakBytes = Math.max(peakBytes, bytes);
    }
  }

  private void object(int opcode, int register, List<Long> taken) {
    if (opcode == 1) {
      live.remove(register);
    } else if (opcode == 0 && kind == Kind.POOL) {
      refuse(taken.getFirst() >= slotSizes.length, Refusal.CLASS_OUT_OF_RANGE);
      requested += slotSizes[taken.getFirst().intValue()];
      live.put(register, BigInteger.valueOf(slotSizes[taken.getFirst().intValue()]));
    } else if (opcode == 0) {
      var _ = sizeAndAlignment(taken.getFirst());
      live.put(register, BigInteger.valueOf(taken.getFirst()));
    }
  }

  private void arena(int opcode, int register, List<Long> taken) {
    BigInteger used = live.getOrDefault(register, BigInteger.ZERO);
    switch (opcode) {
      case 0 -> {
        BigInteger unit = BigInteger.ONE.shiftLeft(sizeAndAlignment(taken.getFirst()));
        BigInteger padding = used.negate().mod(unit);
        live.put(register, used.add(padding).add(BigInteger.valueOf(taken.getFirst())));
      }
      case 3 -> {
        refuse(taken.getFirst() > Limits.ARENA_CAPACITY, Refusal.SIZE_OVER_LIMIT);
        live.put(register, BigInteger.ZERO);
        marks.put(register, new ArrayDeque<>());
      }
      case 4 -> {
        live.put(register, BigInteger.ZERO);
        marks.put(register, new ArrayDeque<>());
      }
      case 5 -> live.remove(register);
      default -> {
        Deque<BigInteger> stack = marks.get(register);
        refuse(taken.getFirst() > 1 || stack == null, Refusal.BAD_ARGUMENT);
        if (stack != null && taken.getFirst() == 0) {
          stack.push(used);
        } else if (stack != null) {
          refuse(stack.isEmpty(), Refusal.NO_MARK);
          live.put(register, stack.pop());
        }
      }
    }
  }

  private void node(int opcode, int register, List<Long> taken) {
    if (opcode == 3) {
      BigInteger visits = live.getOrDefault(register, BigInteger.ZERO);
      refuse(visits.compareTo(BigInteger.valueOf(Limits.EVAL_VISITS)) > 0, Refusal.EVAL_OVER_LIMIT);
      return;
    }
    if (opcode == 0) {
      live.put(register, BigInteger.ONE);
      return;
    }
    for (long operand : taken) {
      refuse(operand >= registers, Refusal.REGISTER_OUT_OF_RANGE);
    }
    BigInteger visits = BigInteger.ONE;
    for (long operand : taken) {
      BigInteger ofOperand = live.get((int) operand);
      if (ofOperand == null) {
        throw new Wrong(Refusal.DEAD_REGISTER);
      }
      visits = visits.add(ofOperand);
    }
    live.put(register, visits);
  }

  private int sizeAndAlignment(long size) {
    refuse(size == 0, Refusal.ZERO_SIZE);
    refuse(size > limits.maxSize(), Refusal.SIZE_OVER_LIMIT);
    int log2 = alignments.isEmpty() ? 0 : alignments.remove();
    refuse(log2 > Limits.LOG2_ALIGNMENT, Refusal.BAD_ALIGNMENT);
    requested += size;
    return log2;
  }

  private static void refuse(boolean wrong, Refusal refusal) {
    if (wrong) {
      throw new Wrong(refusal);
    }
  }
}
