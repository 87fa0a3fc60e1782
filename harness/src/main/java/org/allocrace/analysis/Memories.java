package org.allocrace.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.allocrace.model.Measurement;
import org.allocrace.model.MemoryUse;
import org.allocrace.model.Resident;
import org.allocrace.model.TraceFacts;
import org.jspecify.annotations.Nullable;

/** From what a program and its parent saw to the memory of a cell. */
final class Memories {
  private static final double NS_PER_MS = 1e6;

  private Memories() {}

  /**
   * Of the last invocation; null where there is none.
   *
   * @param isPool whether the contender has the slots of the trace's pools
   */
  static @Nullable MemoryResult of(
      SortedMap<Integer, Measurement> invocations, TraceFacts trace, boolean isPool) {
    Measurement last = invocations.isEmpty() ? null : invocations.sequencedValues().getLast();
    MemoryUse use = last == null ? null : last.memory();
    if (last == null || use == null) {
      return null;
    }
    Long begin = use.replayBeginNs();
    Long end = use.replayEndNs();
    return new MemoryResult(
        use,
        peak(use),
        begin == null ? null : lastUntil(use, begin),
        end == null ? null : lastAfter(use, end),
        ratio(use.reservedBytes(), use.requestedLiveBytes()),
        isPool ? ratio(use.reservedBytes(), trace.poolSlots()) : null,
        perOperation(use.allocatedBytes(), last.operations()),
        timeline(use, begin == null ? 0 : begin));
  }

  /**
   * Of an aged contender: what it reserves is for its litter too, and cannot be set against what
   * the trace asks for, nor against the slots of a fresh pool.
   */
  static @Nullable MemoryResult ofAged(
      SortedMap<Integer, Measurement> invocations, TraceFacts trace) {
    MemoryResult all = of(invocations, trace, false);
    return all == null
        ? null
        : new MemoryResult(
            all.use(),
            all.peak(),
            all.loaded(),
            all.drained(),
            null,
            null,
            all.allocatedPerOperation(),
            all.timeline());
  }

  private static List<Resident.Point> points(MemoryUse use) {
    return use.resident() == null ? List.of() : use.resident().points();
  }

  private static @Nullable Long peak(MemoryUse use) {
    long seen = points(use).stream().mapToLong(Resident.Point::bytes).max().orElse(0);
    Long own = use.peakResidentBytes();
    long most = Math.max(seen, own == null ? 0 : own);
    return most == 0 ? null : (Long) most;
  }

  private static @Nullable Long lastUntil(MemoryUse use, long ns) {
    Long last = null;
    for (Resident.Point point : points(use)) {
      if (point.atNs() <= ns && point.bytes() > 0) {
        last = point.bytes();
      }
    }
    return last;
  }

  private static @Nullable Long lastAfter(MemoryUse use, long ns) {
    Long last = null;
    for (Resident.Point point : points(use)) {
      // A process that has ended has no memory: its last look may see none.
      if (point.atNs() >= ns && point.bytes() > 0) {
        last = point.bytes();
      }
    }
    return last;
  }

  private static @Nullable Double ratio(@Nullable Long bytes, @Nullable Long over) {
    return bytes == null || over == null || bytes <= 0 || over <= 0
        ? null
        : (Double) ((double) bytes / over);
  }

  /** Of nothing allocated it is zero, which is a figure. */
  private static @Nullable Double perOperation(@Nullable Long bytes, long operations) {
    return bytes == null || bytes < 0 || operations <= 0
        ? null
        : (Double) ((double) bytes / operations);
  }

  private static List<MemoryResult.Point> timeline(MemoryUse use, long beginNs) {
    List<MemoryResult.Point> timeline = new ArrayList<>();
    for (Resident.Point point : points(use)) {
      timeline.add(new MemoryResult.Point((point.atNs() - beginNs) / NS_PER_MS, point.bytes()));
    }
    return timeline;
  }
}
