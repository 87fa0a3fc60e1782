package org.allocrace.trace;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a trace operation by operation. Objects, arenas and nodes are named by dense ids; the
 * builder gives them registers, last in, first out. It does not judge: {@link #build} validates.
 */
public final class TraceBuilder {
  private static final int DEAD = -1;

  private final Kind kind;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Ints operations = new Ints(1024);
  private final Ints args = new Ints(1024);
  private byte[] alignments = new byte[1024];
  private int alignmentCount;
  private boolean aligned;
  private final Ints slotSizes = new Ints(8);
  private final Ints capacities = new Ints(8);
  private final Ints registerOf = new Ints(1024);
  private final Ints free = new Ints(64);
  private int registers;
  private int firstLiveNode;
  private int flags;

  /** An empty trace; in {@code arena} alignments are always kept. */
  public TraceBuilder(Kind kind) {
    this.kind = kind;
    this.aligned = kind == Kind.ARENA;
  }

  public Kind kind() {
    return kind;
  }

  /** Keeps alignments in a heap trace. */
  public TraceBuilder aligned() {
    aligned = true;
    return this;
  }

  public boolean isAligned() {
    return aligned;
  }

  /** Sets bits of {@link Flags} other than those that follow from the operations. */
  public TraceBuilder flag(int bits) {
    flags |= bits;
    return this;
  }

  public TraceBuilder put(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  /** Declares the next class and returns its number. */
  public int declareClass(int slotSize, int capacity) {
    slotSizes.add(slotSize);
    capacities.add(capacity);
    return slotSizes.size() - 1;
  }

  public int classes() {
    return slotSizes.size();
  }

  /** Ids given out so far. */
  public int ids() {
    return registerOf.size();
  }

  public int operations() {
    return operations.size();
  }

  /** Whether the id was given out and not yet given back. */
  public boolean isLive(int id) {
    return id < registerOf.size()
        && registerOf.get(id) != DEAD
        && (kind != Kind.EXPR || id >= firstLiveNode);
  }

  /** ALLOC in a heap trace; returns the object's id. */
  public int alloc(int size, int log2Alignment) {
    int id = define(Op.ALLOC);
    args.add(size);
    align(log2Alignment);
    return id;
  }

  /** ALLOC in a pool trace; returns the object's id. */
  public int allocClass(int sizeClass) {
    int id = define(Op.ALLOC);
    args.add(sizeClass);
    return id;
  }

  public void free(int id) {
    emit(Op.FREE, registerOf.get(id));
    giveBack(id);
  }

  public void touch(int id) {
    emit(Op.TOUCH, registerOf.get(id));
  }

  public void phase(int number) {
    emit(Op.PHASE, number);
  }

  /** CREATE; returns the arena's id. */
  public int create(int capacity) {
    int id = define(Op.CREATE);
    args.add(capacity);
    return id;
  }

  public void bump(int arena, int size, int log2Alignment) {
    emit(Op.BUMP, registerOf.get(arena));
    args.add(size);
    align(log2Alignment);
  }

  public void reset(int arena) {
    emit(Op.RESET, registerOf.get(arena));
  }

  public void destroy(int arena) {
    emit(Op.DESTROY, registerOf.get(arena));
    giveBack(arena);
  }

  public void mark(int arena) {
    emit(Op.MARK, registerOf.get(arena));
    args.add(0);
  }

  public void release(int arena) {
    emit(Op.MARK, registerOf.get(arena));
    args.add(1);
  }

  /** NUM; returns the node's id. */
  public int num(int value) {
    int id = define(Op.NUM);
    args.add(value);
    return id;
  }

  public int add(int left, int right) {
    return binary(Op.ADD, left, right);
  }

  public int mul(int left, int right) {
    return binary(Op.MUL, left, right);
  }

  public void eval(int node) {
    emit(Op.EVAL, registerOf.get(node));
  }

  /** RESET of the expression arena: all nodes are gone and registers begin at 0 again. */
  public void resetNodes() {
    emit(Op.RESET, 0);
    firstLiveNode = registerOf.size();
  }

  /** Gives an arena of an importer its capacity, once it is known. */
  public void capacity(int argIndex, int capacity) {
    args.set(argIndex, capacity);
  }

  /** Where the next argument will stand. */
  public int nextArg() {
    return args.size();
  }

  /** Validates what was written with the usual limits. */
  public Trace build() throws TraceRefusedException {
    return build(Limits.DEFAULT);
  }

  /** Validates what was written. */
  public Trace build(Limits limits) throws TraceRefusedException {
    Shape shape =
        new Shape(
            kind,
            registers,
            operations.toArray(),
            args.toArray(),
            hasAlignments() ? Arrays.copyOf(alignments, alignmentCount) : null,
            slotSizes.toArray(),
            capacities.toArray(),
            operations.size());
    Figures figures = Validator.check(shape, args.size(), limits);
    int all = flags | (hasAlignments() ? Flags.ALIGNS : 0);
    all |= figures.liveAtEnd() != 0 ? Flags.LIVE_AT_END : 0;
    return new Trace(shape, all, metadata, figures, BinaryWriter.bodyCrc(shape, metadata));
  }

  /** Looks for something wrong in what was written so far; the exception names the operation. */
  void checkSoFar(Limits limits) throws TraceRefusedException {
    var _ =
        Validator.check(
            new Shape(
                kind,
                registers,
                operations.raw(),
                args.raw(),
                aligned ? alignments : null,
                slotSizes.toArray(),
                capacities.toArray(),
                operations.size()),
            args.size(),
            limits);
  }

  private boolean hasAlignments() {
    return aligned && alignmentCount > 0;
  }

  private int binary(int opcode, int left, int right) {
    int leftRegister = registerOf.get(left);
    int rightRegister = registerOf.get(right);
    int id = define(opcode);
    args.add(leftRegister);
    args.add(rightRegister);
    return id;
  }

  private int define(int opcode) {
    int register = takeRegister();
    registerOf.add(register);
    emit(opcode, register);
    return registerOf.size() - 1;
  }

  private int takeRegister() {
    if (kind == Kind.EXPR) {
      int register = registerOf.size() - firstLiveNode;
      registers = Math.max(registers, register + 1);
      return register;
    }
    return free.size() > 0 ? free.pop() : registers++;
  }

  private void giveBack(int id) {
    free.add(registerOf.get(id));
    registerOf.set(id, DEAD);
  }

  private void emit(int opcode, int register) {
    operations.add(Op.word(opcode, register));
  }

  private void align(int log2Alignment) {
    if (!aligned) {
      return;
    }
    if (alignmentCount == alignments.length) {
      alignments = Arrays.copyOf(alignments, alignmentCount + (alignmentCount >> 1));
    }
    alignments[alignmentCount++] = (byte) log2Alignment;
  }
}
