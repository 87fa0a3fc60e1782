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
  private final Ints operations = new Ints();
  private final Ints args = new Ints();
  private byte[] alignments = new byte[1024];
  private int alignmentCount;
  private boolean aligned;
  private final Ints slotSizes = new Ints();
  private final Ints capacities = new Ints();
  private int ids;

  /** In kind expr it is empty: there the register follows from the id. */
  private final Ints registerOf = new Ints();

  private final Ints free = new Ints();
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
    return ids;
  }

  public int operations() {
    return operations.size();
  }

  /** Whether the id was given out and not yet given back. */
  public boolean isLive(int id) {
    return id < ids && (kind == Kind.EXPR ? id >= firstLiveNode : registerOf.get(id) != DEAD);
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
    emit(Op.FREE, register(id));
    giveBack(id);
  }

  public void touch(int id) {
    emit(Op.TOUCH, register(id));
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
    emit(Op.BUMP, register(arena));
    args.add(size);
    align(log2Alignment);
  }

  public void reset(int arena) {
    emit(Op.RESET, register(arena));
  }

  public void destroy(int arena) {
    emit(Op.DESTROY, register(arena));
    giveBack(arena);
  }

  public void mark(int arena) {
    emit(Op.MARK, register(arena));
    args.add(0);
  }

  public void release(int arena) {
    emit(Op.MARK, register(arena));
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
    emit(Op.EVAL, register(node));
  }

  /** RESET of the expression arena: all nodes are gone and registers begin at 0 again. */
  public void resetNodes() {
    emit(Op.RESET, 0);
    firstLiveNode = ids;
  }

  /** Gives a class of an importer its capacity, once it is known. */
  public void classCapacity(int sizeClass, int capacity) {
    capacities.set(sizeClass, capacity);
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

  /** Validates what was written; the builder is empty afterwards. */
  public Trace build(Limits limits) throws TraceRefusedException {
    registerOf.clear();
    Shape shape = shape(operations.take(), args.take());
    Figures figures = Validator.check(shape, limits);
    int all = flags | (hasAlignments() ? Flags.ALIGNS : 0);
    all |= figures.liveAtEnd() != 0 ? Flags.LIVE_AT_END : 0;
    return new Trace(shape, all, metadata, figures, BinaryWriter.bodyCrc(shape, metadata));
  }

  /** Looks for something wrong in what was written so far; the exception names the operation. */
  void checkSoFar(Limits limits) throws TraceRefusedException {
    var _ = Validator.check(shape(operations.toArray(), args.toArray()), limits);
  }

  private Shape shape(int[] operationWords, int[] arguments) {
    return new Shape(
        kind,
        registers,
        operationWords,
        arguments,
        hasAlignments() ? Arrays.copyOf(alignments, alignmentCount) : null,
        slotSizes.toArray(),
        capacities.toArray());
  }

  private boolean hasAlignments() {
    return aligned && alignmentCount > 0;
  }

  private int binary(int opcode, int left, int right) {
    int leftRegister = register(left);
    int rightRegister = register(right);
    int id = define(opcode);
    args.add(leftRegister);
    args.add(rightRegister);
    return id;
  }

  private int define(int opcode) {
    int register = takeRegister();
    if (kind != Kind.EXPR) {
      registerOf.add(register);
    }
    emit(opcode, register);
    return ids++;
  }

  private int register(int id) {
    return kind == Kind.EXPR ? id - firstLiveNode : registerOf.get(id);
  }

  private int takeRegister() {
    if (kind == Kind.EXPR) {
      int register = ids - firstLiveNode;
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
