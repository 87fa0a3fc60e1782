package org.allocrace.trace.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.allocrace.trace.Flags;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceRefusedException;

/**
 * Small well-formed traces that look for corners: sizes of 1 to 9 bytes, alignments, marks,
 * capacities that are exactly enough or one too small, objects alive at the end, shared operands.
 */
public final class RandomTraces {
  private final RandomGenerator random;
  private final Kind kind;
  private final TraceBuilder builder;
  private final List<Integer> live = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();
  private final boolean marking;
  private final int largestAlignment;

  private RandomTraces(Kind kind, long seed) {
    this.kind = kind;
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    builder = new TraceBuilder(kind).flag(Flags.SYNTHETIC);
    marking = random.nextInt(4) == 0;
    if (random.nextBoolean()) {
      builder.aligned();
    }
    largestAlignment = random.nextBoolean() ? 3 : 12;
  }

  /** The trace of a seed, with at most so many operations. */
  public static Trace generate(Kind kind, long seed, int operations) throws TraceRefusedException {
    RandomTraces maker = new RandomTraces(kind, seed);
    maker.builder.put("name", kind.word() + "-" + seed);
    int count = maker.random.nextInt(operations + 1);
    if (kind == Kind.POOL) {
      maker.declareClasses();
    }
    while (maker.builder.operations() < count) {
      maker.step();
    }
    return maker.builder.build();
  }

  private void declareClasses() {
    int classes = 1 + random.nextInt(4);
    for (int i = 0; i < classes; i++) {
      // Now and then a class is too small for what the trace asks of it.
      int capacity = random.nextInt(20) == 0 ? random.nextInt(4) : 64 + random.nextInt(200);
      var _ = builder.declareClass(size(), capacity);
      builder.put("class." + i, "c" + i);
    }
  }

  private void step() {
    if (random.nextInt(16) == 0) {
      builder.phase(random.nextInt(8));
      return;
    }
    switch (kind) {
      case HEAP, POOL -> object();
      case ARENA -> arena();
      case EXPR -> node();
    }
  }

  private void object() {
    int choice = random.nextInt(10);
    if (live.isEmpty() || choice < 5) {
      live.add(
          kind == Kind.HEAP
              ? builder.alloc(size(), log2Alignment())
              : builder.allocClass(random.nextInt(builder.classes())));
    } else if (choice < 8) {
      builder.free(live.remove(random.nextInt(live.size())));
    } else {
      builder.touch(live.get(random.nextInt(live.size())));
    }
  }

  private void arena() {
    int choice = random.nextInt(20);
    if (live.isEmpty() || (choice == 0 && live.size() < 5)) {
      int capacity = random.nextInt(30) == 0 ? random.nextInt(64) : 1 << 18;
      live.add(builder.create(capacity));
      marks.add(0);
      return;
    }
    int at = random.nextInt(live.size());
    int arena = live.get(at);
    if (choice == 1) {
      builder.destroy(arena);
      live.remove(at);
      marks.remove(at);
    } else if (choice < 4) {
      builder.reset(arena);
      marks.set(at, 0);
    } else if (choice < 7 && marking) {
      if (marks.get(at) > 0 && random.nextBoolean()) {
        builder.release(arena);
        marks.set(at, marks.get(at) - 1);
      } else {
        builder.mark(arena);
        marks.set(at, marks.get(at) + 1);
      }
    } else {
      builder.bump(arena, size(), log2Alignment());
    }
  }

  private void node() {
    int choice = random.nextInt(20);
    if (live.isEmpty() || choice < 8) {
      live.add(builder.num(random.nextInt()));
    } else if (choice < 16) {
      // Operands near the newest node keep shared trees from growing exponentially in cost.
      int left = live.get(random.nextInt(live.size()));
      int right = live.get(live.size() - 1);
      live.add(random.nextBoolean() ? builder.add(left, right) : builder.mul(left, right));
    } else if (choice < 19) {
      builder.eval(live.get(random.nextInt(Math.min(live.size(), 20))));
    } else {
      builder.resetNodes();
      live.clear();
    }
  }

  /** In half of the traces none above eight bytes, in the others now and then a page. */
  private int log2Alignment() {
    return random.nextInt(random.nextInt(8) == 0 ? largestAlignment + 1 : 4);
  }

  private int size() {
    return switch (random.nextInt(4)) {
      case 0 -> 1 + random.nextInt(9);
      case 1 -> 1 << random.nextInt(12);
      default -> 1 + random.nextInt(300);
    };
  }
}
