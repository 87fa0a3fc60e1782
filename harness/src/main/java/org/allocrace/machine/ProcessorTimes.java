package org.allocrace.machine;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counters of {@code /proc/stat} since the system started, over all processors.
 *
 * @param total ticks (1/100 s on most systems) that were spent on anything
 * @param steal ticks of them in which a virtual processor could have run but its host ran others
 * @param contextSwitches of all processes; null where it does not stand there
 * @see <a href="https://docs.kernel.org/filesystems/proc.html">the kernel's description</a>
 */
record ProcessorTimes(long total, long steal, @Nullable Long contextSwitches) {
  private static final String FILE = "proc/stat";

  /** user, nice, system, idle, iowait, irq, softirq, steal; guest times are parts of user. */
  private static final int COLUMNS = 8;

  private static final int STEAL = 7;

  /** Reads them, empty where there is no such file or it has no column for steal. */
  static Optional<ProcessorTimes> read(SystemFiles files) {
    String[] columns = files.value(FILE, "cpu ").orElse("").split("\\s+", -1);
    long total = 0;
    long steal = 0;
    if (columns.length < COLUMNS) {
      return Optional.empty();
    }
    for (int column = 0; column < COLUMNS; column++) {
      OptionalLong ticks = SystemFiles.integer(columns[column]);
      if (ticks.isEmpty()) {
        return Optional.empty();
      }
      total += ticks.getAsLong();
      steal = column == STEAL ? ticks.getAsLong() : steal;
    }
    OptionalLong switches = SystemFiles.integer(files.value(FILE, "ctxt ").orElse(""));
    return Optional.of(
        new ProcessorTimes(total, steal, switches.isPresent() ? switches.getAsLong() : null));
  }

  /** Ticks since an earlier reading; the kernel lets idle time run backwards by a tick or two. */
  long ticksSince(ProcessorTimes earlier) {
    return Math.max(0, total - earlier.total);
  }

  /** Ticks stolen since an earlier reading. */
  long stolenSince(ProcessorTimes earlier) {
    return Math.max(0, steal - earlier.steal);
  }

  /** Share of all processors' time, 0 to 1; empty if less than a tick went by. */
  Optional<Double> stealSince(ProcessorTimes earlier) {
    long ticks = ticksSince(earlier);
    return ticks == 0
        ? Optional.empty()
        : Optional.of(Math.min(1.0, (double) stolenSince(earlier) / ticks));
  }
}
