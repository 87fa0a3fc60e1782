package org.allocrace.driver.jmh;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.allocrace.model.MemoryUse;
import org.jspecify.annotations.Nullable;

/**
 * Mode memory: one replay in a plain JVM, nothing timed, JMH not loaded. The peak is that of the
 * whole process; collections are those during the replay.
 */
public final class MemoryReplay {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long NS_PER_MS = 1_000_000;

  private MemoryReplay() {}

  /** Takes what it shall do from the system properties of {@link ForkRequest}. */
  public static void main(String[] args) {
    Fork.open(
            fork -> {
              long collections = collections();
              long collectionMs = collectionMs();
              fork.session().whole();
              OptionalLong reserved = fork.contender().reservedBytes();
              fork.events()
                  .memory(
                      new MemoryUse(
                          peakResidentBytes(),
                          reserved.isPresent() ? (Long) reserved.getAsLong() : null,
                          fork.trace().figures().peakBytes(),
                          collections() - collections,
                          (collectionMs() - collectionMs) * NS_PER_MS,
                          null,
                          null,
                          null,
                          null));
            })
        .close();
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .filter(count -> count > 0)
        .sum();
  }

  private static long collectionMs() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .filter(time -> time > 0)
        .sum();
  }

  private static @Nullable Long peakResidentBytes() {
    try {
      return peakOf(Files.readAllLines(STATUS));
    } catch (IOException e) {
      return null; // a system without such a file
    }
  }

  /** The line {@code VmHWM} of proc_pid_status(5), in bytes. */
  static @Nullable Long peakOf(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:") && line.endsWith(" kB"))
        .map(line -> line.substring("VmHWM:".length(), line.length() - " kB".length()).strip())
        .map(kibibytes -> Long.parseLong(kibibytes) * 1024)
        .findFirst()
        .orElse(null);
  }
}
