package org.allocrace.trace.imports;

import java.util.Arrays;
import org.allocrace.trace.ArenaTable;
import org.allocrace.trace.Flags;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Op;
import org.allocrace.trace.Trace;
import org.allocrace.trace.TraceBuilder;
import org.allocrace.trace.TraceRefusedException;

/** Makes pool and arena traces from a heap trace. Each takes O(operations). */
public final class Derivation {
  /** An epoch has at least so many allocations. */
  public static final int EPOCH_ALLOCATIONS = 100;

  /** malloc's alignment, which an arena in its place would have to keep. */
  private static final int LOG2_ALIGNMENT = 3;

  private static final int[] STEPS = steps();

  private Derivation() {}

  /**
   * Keeps the objects of one size; the capacity is the peak of live ones rounded up to a power of
   * two.
   */
  public static Trace pool(Trace heap, int size, String name) throws TraceRefusedException {
    return pool(heap, name, new int[] {size}, (recorded) -> recorded == size ? 0 : -1);
  }

  /**
   * Puts every object into the smallest of the usual classes that holds it: steps of 16 to 256,
   * then powers of two to 4096. Larger ones are left out and counted in the metadata.
   */
  public static Trace pools(Trace heap, String name) throws TraceRefusedException {
    return pool(heap, name, STEPS, Derivation::stepOf);
  }

  private interface Classifier {
    /** The class of a size, or -1 to leave the object out. */
    int classOf(int size);
  }

  private static Trace pool(Trace heap, String name, int[] slotSizes, Classifier classifier)
      throws TraceRefusedException {
    requireHeap(heap);
    TraceBuilder builder = start(heap, Kind.POOL, name);
    declare(builder, heap, slotSizes, classifier);
    int[] objects = new int[heap.registers()];
    int[] classOf = new int[heap.registers()];
    int arg = 0;
    for (int word : heap.operations()) {
      int register = Op.register(word);
      int opcode = Op.opcode(word);
      if (opcode == Op.PHASE) {
        builder.phase(register);
      } else if (opcode == Op.ALLOC) {
        classOf[register] = classifier.classOf(heap.args()[arg++]);
        if (classOf[register] >= 0) {
          objects[register] = builder.allocClass(classOf[register]);
        }
      } else if (classOf[register] >= 0) {
        if (opcode == Op.FREE) {
          builder.free(objects[register]);
        } else {
          builder.touch(objects[register]);
        }
      }
    }
    return builder.build();
  }

  /** Declares the classes with the capacities that the heap trace needs. */
  private static void declare(
      TraceBuilder builder, Trace heap, int[] slotSizes, Classifier classifier) {
    int[] live = new int[slotSizes.length];
    int[] peak = new int[slotSizes.length];
    int[] classOf = new int[heap.registers()];
    int leftOut = 0;
    int arg = 0;
    for (int word : heap.operations()) {
      int register = Op.register(word);
      if (Op.opcode(word) == Op.ALLOC) {
        int sizeClass = classifier.classOf(heap.args()[arg++]);
        classOf[register] = sizeClass;
        if (sizeClass < 0) {
          leftOut++;
        } else {
          peak[sizeClass] = Math.max(peak[sizeClass], ++live[sizeClass]);
        }
      } else if (Op.opcode(word) == Op.FREE && classOf[register] >= 0) {
        live[classOf[register]]--;
      }
    }
    builder.put("derivation.left-out", Integer.toString(leftOut));
    for (int i = 0; i < slotSizes.length; i++) {
      var _ = builder.declareClass(slotSizes[i], roundUp(peak[i]));
      builder.put("class." + i, "size" + slotSizes[i]);
    }
  }

  /**
   * One arena that is reset wherever all of the newest objects, at least {@link
   * #EPOCH_ALLOCATIONS}, are dead. An older object that lives on across the cut is a survivor: a
   * program with this arena would have to copy it. The metadata count resets and survivors.
   */
  public static Trace epochs(Trace heap, String name) throws TraceRefusedException {
    requireHeap(heap);
    TraceBuilder builder = start(heap, Kind.ARENA, name);
    int capacityArg = builder.nextArg();
    int arena = builder.create(0);
    LiveObjects live = new LiveObjects(heap.registers());
    ArenaTable table = new ArenaTable(1);
    table.create(0);
    int resets = 0;
    int survivors = 0;
    int inEpochs = 0;
    long peak = 0;
    int arg = 0;
    for (int word : heap.operations()) {
      int register = Op.register(word);
      if (Op.opcode(word) == Op.ALLOC) {
        int size = heap.args()[arg++];
        builder.bump(arena, size, LOG2_ALIGNMENT);
        var _ = table.bump(0, size, LOG2_ALIGNMENT);
        peak = Math.max(peak, table.used(0));
        live.add(register);
      } else if (Op.opcode(word) == Op.FREE) {
        live.remove(register);
        if (live.deadSinceNewest() >= EPOCH_ALLOCATIONS) {
          builder.reset(arena);
          table.reset(0);
          resets++;
          inEpochs += live.deadSinceNewest();
          survivors += live.cut();
        }
      }
    }
    builder.destroy(arena);
    builder.capacity(capacityArg, Math.toIntExact(peak));
    builder.put("derivation", "arena by epochs, K = " + EPOCH_ALLOCATIONS);
    builder.put("derivation.resets", Integer.toString(resets));
    builder.put("derivation.allocations-in-epochs", Integer.toString(inEpochs));
    builder.put("derivation.survivors", Integer.toString(survivors));
    return builder.build();
  }

  private static TraceBuilder start(Trace heap, Kind kind, String name) {
    TraceBuilder builder =
        new TraceBuilder(kind).flag(heap.flags() & ~(Flags.ALIGNS | Flags.LIVE_AT_END));
    heap.metadata().forEach((key, value) -> builder.put(key, key.equals("name") ? name : value));
    builder.put("name", name);
    builder.put("derived.from", heap.metadata().getOrDefault("name", "unnamed"));
    return builder;
  }

  private static void requireHeap(Trace trace) {
    if (trace.kind() != Kind.HEAP) {
      throw new IllegalArgumentException(
          "only a heap trace can be derived from, not one of kind " + trace.kind().word());
    }
  }

  private static int roundUp(int count) {
    return count <= 1 ? count : Integer.highestOneBit(count - 1) << 1;
  }

  private static int stepOf(int size) {
    int index = Arrays.binarySearch(STEPS, size);
    int at = index >= 0 ? index : -index - 1;
    return at < STEPS.length ? at : -1;
  }

  private static int[] steps() {
    int[] result = new int[20];
    for (int i = 0; i < 16; i++) {
      result[i] = 16 * (i + 1);
    }
    for (int i = 16; i < 20; i++) {
      result[i] = 512 << (i - 16);
    }
    return result;
  }
}
