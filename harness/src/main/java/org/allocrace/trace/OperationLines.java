package org.allocrace.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns the lines of a text trace that are not comments into operations. */
final class OperationLines {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

  /** No power of two up to 4096: the validator refuses it. */
  private static final int NOT_A_POWER = 255;

  private final TraceBuilder builder;
  private final FieldScanner fields;
  private final Limits limits;
  private final List<String> classNames = new ArrayList<>();
  private boolean firstAlloc = true;

  OperationLines(TraceBuilder builder, FieldScanner fields, Limits limits) {
    this.builder = builder;
    this.fields = fields;
    this.limits = limits;
  }

  /** Reads the current line; true if it is an operation. */
  boolean accept(int line) throws TraceRefusedException {
    int letter = fields.letter();
    if (letter == 'h') {
      fields.expect(2);
      int number = fields.number(1);
      if (Integer.compareUnsigned(number, Op.MAX_FIELD) > 0) {
        throw fields.refuse(Refusal.BAD_NUMBER);
      }
      builder.phase(number);
    } else {
      switch (builder.kind()) {
        case HEAP -> heap(letter);
        case POOL -> {
          if (letter == 'p') {
            declare(line);
            return false;
          }
          pool(letter);
        }
        case ARENA -> arena(letter);
        case EXPR -> expr(letter);
      }
    }
    if (builder.operations() > Limits.OPERATIONS) {
      throw fields.refuse(Refusal.COUNT_OVER_LIMIT);
    }
    return true;
  }

  /** Puts the names of the classes among the metadata. */
  void nameClasses() {
    for (int i = 0; i < classNames.size(); i++) {
      builder.put("class." + i, classNames.get(i));
    }
  }

  private void heap(int letter) throws TraceRefusedException {
    switch (letter) {
      case 'a' -> {
        if (firstAlloc && fields.count() >= 4) {
          builder.aligned();
        }
        fields.expect(builder.isAligned() ? 4 : 3);
        firstAlloc = false;
        int id = fields.number(1);
        int size = fields.number(2);
        int log2 = builder.isAligned() ? log2(fields.number(3)) : 0;
        newId(id);
        var _ = builder.alloc(size, log2);
      }
      case 'f' -> builder.free(live(Refusal.DEAD_REGISTER));
      case 't' -> builder.touch(live(Refusal.DEAD_REGISTER));
      default -> throw fields.refuse(Refusal.UNKNOWN_LETTER);
    }
  }

  private void pool(int letter) throws TraceRefusedException {
    switch (letter) {
      case 'a' -> {
        fields.expect(3);
        int id = fields.number(1);
        int sizeClass = fields.number(2);
        newId(id);
        var _ = builder.allocClass(sizeClass);
      }
      case 'f' -> builder.free(live(Refusal.DEAD_REGISTER));
      case 't' -> builder.touch(live(Refusal.DEAD_REGISTER));
      default -> throw fields.refuse(Refusal.UNKNOWN_LETTER);
    }
  }

  private void declare(int line) throws TraceRefusedException {
    if (builder.operations() > 0) {
      throw fields.refuse(Refusal.MISPLACED_LINE);
    }
    fields.expect(5);
    int id = fields.number(1);
    int size = fields.number(2);
    int capacity = fields.number(3);
    String name = fields.string(4);
    if (!NAME.matcher(name).matches()) {
      throw fields.refuse(Refusal.BAD_NAME);
    }
    if (id != builder.classes()) {
      throw fields.refuse(Refusal.SPARSE_ID);
    }
    if (builder.metadata().containsKey("class." + id)) {
      throw fields.refuse(Refusal.BAD_METADATA);
    }
    BinaryReader.checkClass(size, capacity, limits, line);
    if (builder.classes() == Limits.CLASSES) {
      throw fields.refuse(Refusal.COUNT_OVER_LIMIT);
    }
    var _ = builder.declareClass(size, capacity);
    classNames.add(name);
  }

  private void arena(int letter) throws TraceRefusedException {
    switch (letter) {
      case 'c' -> {
        fields.expect(3);
        int id = fields.number(1);
        int capacity = fields.number(2);
        newId(id);
        var _ = builder.create(capacity);
      }
      case 'b' -> {
        fields.expect(4);
        int size = fields.number(2);
        int log2 = log2(fields.number(3));
        builder.bump(known(fields.number(1), Refusal.DEAD_ARENA), size, log2);
      }
      case 'r' -> builder.reset(live(Refusal.DEAD_ARENA));
      case 'd' -> builder.destroy(live(Refusal.DEAD_ARENA));
      case 'm' -> builder.mark(live(Refusal.DEAD_ARENA));
      case 'l' -> builder.release(live(Refusal.DEAD_ARENA));
      default -> throw fields.refuse(Refusal.UNKNOWN_LETTER);
    }
  }

  private void expr(int letter) throws TraceRefusedException {
    switch (letter) {
      case 'n' -> {
        fields.expect(3);
        int id = fields.number(1);
        int value = fields.number(2);
        newId(id);
        var _ = builder.num(value);
      }
      case '+', '*' -> {
        fields.expect(4);
        int id = fields.number(1);
        int left = fields.number(2);
        int right = fields.number(3);
        newId(id);
        defined(left);
        defined(right);
        alive(left, Refusal.DEAD_REGISTER);
        alive(right, Refusal.DEAD_REGISTER);
        var _ = letter == '+' ? builder.add(left, right) : builder.mul(left, right);
      }
      case 'e' -> builder.eval(live(Refusal.DEAD_REGISTER));
      case 'z' -> {
        fields.expect(1);
        builder.resetNodes();
      }
      default -> throw fields.refuse(Refusal.UNKNOWN_LETTER);
    }
  }

  /** The one id of a two-field line. */
  private int live(Refusal dead) throws TraceRefusedException {
    fields.expect(2);
    return known(fields.number(1), dead);
  }

  private int known(int id, Refusal dead) throws TraceRefusedException {
    defined(id);
    alive(id, dead);
    return id;
  }

  private void newId(int id) throws TraceRefusedException {
    if (id != builder.ids()) {
      throw fields.refuse(Refusal.SPARSE_ID);
    }
  }

  private void defined(int id) throws TraceRefusedException {
    if (Integer.compareUnsigned(id, builder.ids()) >= 0) {
      throw fields.refuse(Refusal.SPARSE_ID);
    }
  }

  private void alive(int id, Refusal dead) throws TraceRefusedException {
    if (!builder.isLive(id)) {
      throw fields.refuse(dead);
    }
  }

  private static int log2(int alignment) {
    return Integer.bitCount(alignment) == 1
        ? Integer.numberOfTrailingZeros(alignment)
        : NOT_A_POWER;
  }
}
