package org.allocrace.driver.jmh;

import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.LatencySeries;

/**
 * What was seen to happen during long operations: the first of a fixed order of counters that has
 * moved since the last look. A counter may have moved during short operations in between, which
 * nobody looked into; then it is the next long one that it is held against.
 */
final class Causes {
  /** In the order of the counters, and last where none has moved; the first that applies counts. */
  private static final List<String> CAUSES =
      List.of("collection", "major-fault", "page-fault", "switch", "steal", "unknown");

  /**
   * Shorter operations are not held against steal: its ticks are of 10 ms, and reading them takes
   * microseconds.
   */
  private static final long STEAL_NS = 1_000_000;

  private final Counters counters;
  private final long[] before = new long[Counters.COUNT];
  private final long[] now = new long[Counters.COUNT];
  private final long[] samples = new long[CAUSES.size()];
  private final long[] ns = new long[CAUSES.size()];

  Causes(Counters counters) {
    this.counters = counters;
  }

  /**
   * A look that belongs to no operation: what has happened up to here is no cause of later ones.
   */
  void look() {
    counters.read(before);
    counters.readSteal(before);
  }

  /** An operation that has just ended took so long. Allocates nothing. */
  void note(long operationNs) {
    counters.read(now);
    if (operationNs >= STEAL_NS) {
      counters.readSteal(now);
    } else {
      now[Counters.STEAL] = before[Counters.STEAL];
    }
    int cause = 0;
    while (cause < Counters.COUNT && now[cause] == before[cause]) {
      cause++;
    }
    System.arraycopy(now, 0, before, 0, Counters.COUNT);
    samples[cause]++;
    ns[cause] += operationNs;
  }

  void clear() {
    for (int i = 0; i < CAUSES.size(); i++) {
      samples[i] = 0;
      ns[i] = 0;
    }
  }

  /** Those that were seen. */
  List<LatencySeries.Cause> seen() {
    List<LatencySeries.Cause> seen = new ArrayList<>();
    for (int i = 0; i < CAUSES.size(); i++) {
      if (samples[i] > 0) {
        seen.add(new LatencySeries.Cause(CAUSES.get(i), samples[i], ns[i]));
      }
    }
    return seen;
  }
}
