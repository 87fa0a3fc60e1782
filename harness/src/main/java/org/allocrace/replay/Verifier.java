package org.allocrace.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.allocrace.alloc.AllocatorExhaustedException;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Op;
import org.allocrace.trace.Trace;

/** The checking replay: every object is filled, read back in full and folded into the digests. */
public final class Verifier {
  private record Held(int handle, int arg, int size, int stamp) {
    static final Held NOTHING = new Held(0, 0, 0, 0);
  }

  private final Trace trace;
  private final Contender contender;
  private final boolean general;
  private final int[] registers;
  private final List<Held> objects = new ArrayList<>();
  private final List<List<Held>> arenas = new ArrayList<>();
  private final List<Deque<Integer>> marks = new ArrayList<>();
  private final List<At> checkpoints = new ArrayList<>();
  private int contents = Digest.START;
  private int placement = Digest.START;
  private int nextArg;
  private int nextAlignment;
  private int stamp;

  /** The digests after so many operations of the trace. */
  public record At(int operations, int contents, int placement) {}

  /** Operations between two checkpoints. */
  public static final int CHECKPOINT = 1 << 16;

  /**
   * Prepares a replay of a trace whose capacities are known to suffice.
   *
   * @param general whether the contender is asked for sizes where a pool is asked for a class
   */
  public Verifier(Trace trace, Contender contender, boolean general) {
    this.trace = trace;
    this.contender = contender;
    this.general = general;
    this.registers = new int[trace.registers()];
    for (int i = 0; i < trace.registers(); i++) {
      objects.add(Held.NOTHING);
      arenas.add(new ArrayList<>());
      marks.add(new ArrayDeque<>());
    }
  }

  /**
   * Replays the whole trace once.
   *
   * @throws ReplayException if an object is corrupt or memory ran out
   */
  public void run() throws ReplayException {
    for (int i = 0; i < trace.operations().length; i++) {
      int word = trace.operations()[i];
      try {
        if (Op.opcode(word) != Op.PHASE && !step(Op.opcode(word), Op.register(word))) {
          throw new ReplayException(ReplayException.CORRUPTION, i);
        }
      } catch (AllocatorExhaustedException | OutOfMemoryError e) {
        throw new ReplayException(ReplayException.OUT_OF_MEMORY, i);
      }
      if ((i + 1) % CHECKPOINT == 0 || i + 1 == trace.operations().length) {
        checkpoints.add(new At(i + 1, contents, placement));
      }
    }
  }

  /** The digests on the way and at the end; up to the failure if there was one. */
  public List<At> checkpoints() {
    return Collections.unmodifiableList(checkpoints);
  }

  /** Fingerprint of every stamp and value read back. */
  public int contents() {
    return contents;
  }

  /** Fingerprint of every handle. */
  public int placement() {
    return placement;
  }

  private boolean step(int opcode, int register) {
    return switch (trace.kind()) {
      case HEAP, POOL -> object(opcode, register);
      case ARENA -> arena(opcode, register);
      case EXPR -> {
        node(opcode, register);
        yield true;
      }
    };
  }

  private boolean object(int opcode, int register) {
    if (opcode == Op.ALLOC) {
      objects.set(register, make(register));
      return true;
    }
    Held held = objects.get(register);
    boolean intact = readBack(register, held);
    if (opcode == Op.FREE) {
      contender.free(register, held.handle(), held.arg());
    }
    return intact;
  }

  private boolean arena(int opcode, int register) {
    List<Held> held = arenas.get(register);
    switch (opcode) {
      case Op.BUMP -> held.add(make(register));
      case Op.CREATE -> contender.create(register, trace.args()[nextArg++]);
      case Op.MARK -> {
        if (trace.args()[nextArg++] == 0) {
          marks.get(register).push(held.size());
          contender.mark(register);
          return true;
        }
        boolean intact = readBackFrom(register, marks.get(register).pop());
        contender.release(register);
        return intact;
      }
      default -> {
        boolean intact = readBackFrom(register, 0);
        marks.get(register).clear();
        if (opcode == Op.RESET) {
          contender.free(register, registers[register], 0);
        } else {
          contender.destroy(register);
        }
        return intact;
      }
    }
    return true;
  }

  private void node(int opcode, int register) {
    int handle;
    switch (opcode) {
      case Op.NUM ->
          handle = contender.num(register, Integer.toUnsignedLong(trace.args()[nextArg++]));
      case Op.ADD, Op.MUL -> {
        int left = registers[trace.args()[nextArg++]];
        int right = registers[trace.args()[nextArg++]];
        handle =
            opcode == Op.ADD
                ? contender.add(register, left, right)
                : contender.mul(register, left, right);
      }
      case Op.EVAL -> {
        contents = Digest.fold(contents, (int) contender.eval(registers[register]));
        return;
      }
      default -> {
        contender.resetNodes();
        return;
      }
    }
    registers[register] = handle;
    placement = Digest.fold(placement, handle);
  }

  private Held make(int register) {
    int value = trace.args()[nextArg++];
    boolean pool = trace.kind() == Kind.POOL;
    int size = pool ? trace.slotSizes()[value] : value;
    byte[] alignments = trace.alignments();
    int log2 = alignments == null ? 0 : alignments[nextAlignment++];
    int arg = pool && !general ? value : Argument.of(size, log2);
    int mine = stamp;
    stamp = (stamp + 1) & Integer.MAX_VALUE;
    int handle = contender.alloc(register, arg, mine);
    contender.fill(register, handle, arg, size, mine);
    placement = Digest.fold(placement, handle);
    return new Held(handle, arg, size, mine);
  }

  private boolean readBackFrom(int register, int first) {
    List<Held> held = arenas.get(register);
    boolean intact = true;
    for (Held object : held.subList(first, held.size())) {
      intact &= readBack(register, object);
    }
    held.subList(first, held.size()).clear();
    return intact;
  }

  private boolean readBack(int register, Held object) {
    long word =
        contender.read(register, object.handle(), object.arg(), object.size(), object.stamp());
    int mask = Stamp.mask(object.size());
    contents = Digest.fold(contents, (int) word & mask);
    return word != Contender.CORRUPT && (((int) word ^ object.stamp()) & mask) == 0;
  }
}
