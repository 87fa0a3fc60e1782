package org.allocrace.machine;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.allocrace.model.Finding;

/** Whether the measured processes fit into memory and stay there. Bytes. */
record Memory(SystemFiles files) {
  private static final long MIB = 1L << 20;

  /**
   * The heap of a JVM that is measured, 1 GiB of it touched before it starts, and the rest of it.
   */
  private static final long FORK = 1280 * MIB;

  /** A fork, the harness and files that stay cached. */
  private static final long EASE = 2048 * MIB;

  List<Finding> findings() {
    return List.of(free(), swap(), limit());
  }

  private Finding free() {
    String name = "free memory";
    OptionalLong available = kibibytes("MemAvailable:");
    if (available.isEmpty()) {
      return Finding.notKnown(name);
    }
    String advice =
        "Close programs: a measured JVM needs 1.25 GiB, and 2 GiB leave room for files.";
    return byRoom(name, text(available.getAsLong()), available.getAsLong(), advice);
  }

  private Finding limit() {
    String name = "memory limit";
    ControlGroup group = new ControlGroup(files);
    if (!group.isKnown()) {
      return Finding.notKnown(name);
    }
    OptionalLong limit = group.memory();
    if (limit.isEmpty()) {
      return Finding.good(name, "none");
    }
    String advice =
        "Raise the container's limit: a measured JVM needs 1.25 GiB, and 2 GiB leave room for the harness.";
    return byRoom(name, text(limit.getAsLong()), limit.getAsLong(), advice);
  }

  private static Finding byRoom(String name, String found, long room, String advice) {
    if (room < FORK) {
      return Finding.unusable(name, found, advice);
    }
    return room < EASE ? Finding.noisy(name, found, advice) : Finding.good(name, found);
  }

  /** What was swapped out long ago does no harm while there is room. */
  private Finding swap() {
    String name = "swap";
    OptionalLong total = kibibytes("SwapTotal:");
    OptionalLong free = kibibytes("SwapFree:");
    if (total.isEmpty() || free.isEmpty()) {
      return Finding.notKnown(name);
    }
    if (total.getAsLong() == 0) {
      return Finding.good(name, "none");
    }
    long used = Math.max(0, total.getAsLong() - free.getAsLong());
    String found = text(used) + " of " + text(total.getAsLong()) + " in use";
    return used > 0 && kibibytes("MemAvailable:").orElse(EASE) < EASE
        ? Finding.noisy(
            name, found, "Free memory, then: sudo swapoff -a; measured pages may come from disk.")
        : Finding.good(name, found);
  }

  /** Of {@code /proc/meminfo}, whose kB are 1024 bytes; in bytes. */
  private OptionalLong kibibytes(String key) {
    OptionalLong value =
        SystemFiles.integer(files.value("proc/meminfo", key).orElse("").replaceAll("\\s*kB$", ""));
    return value.isPresent() ? OptionalLong.of(value.getAsLong() << 10) : value;
  }

  private static String text(long bytes) {
    return bytes < 1024 * MIB
        ? bytes / MIB + " MiB"
        : String.format(Locale.ROOT, "%.1f GiB", (double) bytes / (1024 * MIB));
  }
}
