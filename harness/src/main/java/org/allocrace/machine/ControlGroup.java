package org.allocrace.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * What a container or a service manager allows this process: the tightest limit of its control
 * group and of those around it, of both versions of the interface.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">version 2</a>
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v1/">version 1</a>
 */
record ControlGroup(SystemFiles files) {
  private static final String OWN = "proc/self/cgroup";
  private static final String MOUNTED = "sys/fs/cgroup";

  /** Version 1 writes the largest number of whole pages for no limit. */
  private static final long NO_LIMIT = Long.MAX_VALUE - (1 << 20);

  /** Whether the system has control groups; without, there is nothing to ask. */
  boolean isKnown() {
    return files.exists(OWN);
  }

  /** Processors' time that it may use in a period, 0.5 for half a processor; empty for no limit. */
  OptionalDouble processors() {
    return DoubleStream.concat(
            folders("").stream()
                .flatMap(folder -> files.line(folder + "/cpu.max").stream())
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 2)
                .flatMapToDouble(words -> share(words[0], words[1])),
            folders("cpu").stream()
                .flatMapToDouble(
                    folder ->
                        share(
                            files.line(folder + "/cpu.cfs_quota_us").orElse(""),
                            files.line(folder + "/cpu.cfs_period_us").orElse(""))))
        .min();
  }

  /** None for {@code max}, for -1 and for what is no number. */
  private static DoubleStream share(String quota, String period) {
    OptionalLong allowed = SystemFiles.integer(quota);
    OptionalLong of = SystemFiles.integer(period);
    return allowed.orElse(-1) > 0 && of.orElse(0) > 0
        ? DoubleStream.of((double) allowed.getAsLong() / of.getAsLong())
        : DoubleStream.empty();
  }

  /** Bytes that it may use, empty for no limit. */
  OptionalLong memory() {
    return LongStream.concat(
            folders("").stream()
                .flatMapToLong(folder -> files.number(folder + "/memory.max").stream()),
            folders("memory").stream()
                .flatMapToLong(folder -> files.number(folder + "/memory.limit_in_bytes").stream()))
        .filter(limit -> limit < NO_LIMIT)
        .min();
  }

  /**
   * The folder of the own group, and those that contain it.
   *
   * @param controller of version 1, empty for version 2
   */
  private List<String> folders(String controller) {
    String mount = controller.isEmpty() ? MOUNTED : MOUNTED + "/" + controller;
    List<String> folders = new ArrayList<>(List.of(mount));
    String path = path(controller).orElse("");
    for (int end = path.indexOf('/', 1); !path.isEmpty(); end = path.indexOf('/', end + 1)) {
      if (end < 0) {
        folders.add(mount + path);
        break;
      }
      folders.add(mount + path.substring(0, end));
    }
    return folders;
  }

  /** From lines such as {@code 3:cpu,cpuacct:/a/b}; version 2 has number 0 and no controller. */
  private Optional<String> path(String controller) {
    return files.lines(OWN).stream()
        .map(line -> line.split(":", 3))
        .filter(fields -> fields.length == 3)
        .filter(fields -> List.of(fields[1].split(",", -1)).contains(controller))
        .map(fields -> fields[2])
        // A group outside of the container's own view cannot be looked at.
        .filter(path -> path.length() > 1 && !path.contains(".."))
        .findFirst();
  }
}
