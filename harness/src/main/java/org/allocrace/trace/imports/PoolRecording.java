package org.allocrace.trace.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.allocrace.trace.Kind;
import org.allocrace.trace.Limits;

/**
 * {@code p pool size name}, {@code a id pool}, {@code f id}; a {@code p} line may stand after lines
 * that use its pool. Capacities are peaks of live objects.
 */
final class PoolRecording extends RecordedOperations {
  private final List<String> names = new ArrayList<>();
  private final int[] live = new int[Limits.CLASSES];
  private final int[] peak = new int[Limits.CLASSES];

  /** The pool of each object, dead or alive: fewer than 4096, so 16 bits do. */
  private short[] poolOf = new short[1024];

  PoolRecording() {
    super(Kind.POOL);
  }

  @Override
  void take(RecordingLines line) throws ImportException {
    switch (line.letter()) {
      case 'a' -> allocate(line);
      case 'f' -> {
        int object = live(line);
        builder.free(object);
        live[poolOf[object]]--;
      }
      case 'p' -> declare(line);
      default -> throw unknown(line);
    }
  }

  private void allocate(RecordingLines line) throws ImportException {
    int pool = line.number(2);
    if (Integer.compareUnsigned(pool, Limits.CLASSES) >= 0) {
      throw line.refuse("there is no pool " + line.word(2));
    }
    int object = builder.allocClass(pool);
    define(line, object);
    if (object == poolOf.length) {
      poolOf = Arrays.copyOf(poolOf, object + (object >> 1));
    }
    poolOf[object] = (short) pool;
    live[pool]++;
    peak[pool] = Math.max(peak[pool], live[pool]);
  }

  private void declare(RecordingLines line) throws ImportException {
    int pool = line.number(1);
    if (pool != builder.classes() || pool == Limits.CLASSES) {
      throw line.refuse("pools must be numbered 0, 1, 2, … to 4095");
    }
    var _ = builder.declareClass(line.number(2), 0);
    names.add(line.word(3));
  }

  @Override
  void finish() {
    for (int i = 0; i < names.size(); i++) {
      builder.classCapacity(i, peak[i]);
      builder.put("class." + i, names.get(i));
    }
  }
}
