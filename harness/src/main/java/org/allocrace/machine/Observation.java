package org.allocrace.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * What a processor that does nothing but spin sees of the machine for a while.
 *
 * @param spins nanoseconds of each, in their order; at least one
 * @param before the counters when it began, if the system tells them
 * @param after those when it ended
 * @param forced how often the spinning thread lost its processor
 * @param throttledBefore counters of thermal slowdowns when it began
 */
record Observation(
    List<Long> spins,
    Optional<ProcessorTimes> before,
    Optional<ProcessorTimes> after,
    OptionalLong forced,
    OptionalLong throttledBefore) {
  /** Copies the list. */
  Observation {
    spins = List.copyOf(spins);
  }

  /**
   * Spins until the spins have taken so long together.
   *
   * @param ns how long, in nanoseconds
   * @param progress is told after each spin how many nanoseconds have gone by
   * @throws InterruptedException between two spins, if the thread is interrupted
   */
  static Observation of(SystemFiles files, LongSupplier spin, long ns, LongConsumer progress)
      throws InterruptedException {
    OptionalLong throttled = new Heat(files).throttled();
    OptionalLong switches = ForcedSwitches.read(files);
    Optional<ProcessorTimes> before = ProcessorTimes.read(files);
    List<Long> spins = new ArrayList<>();
    long spent = 0;
    do {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long took = spin.getAsLong();
      spins.add(took);
      spent += took;
      progress.accept(spent);
    } while (spent < ns);
    return new Observation(
        spins,
        before,
        ProcessorTimes.read(files),
        ForcedSwitches.between(switches, ForcedSwitches.read(files)),
        throttled);
  }

  /** Seconds of all spins together. */
  double seconds() {
    return spins.stream().mapToLong(Long::longValue).sum() / 1e9;
  }
}
