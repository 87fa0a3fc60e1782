package org.allocrace.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.allocrace.model.Environment;
import org.allocrace.model.ProgramFacts;
import org.jspecify.annotations.Nullable;

/** The machine that this runs on. Linux tells most; elsewhere what is not known is null. */
public final class Host {
  private final Path root;

  /** This machine. */
  public Host() {
    this(Path.of("/"));
  }

  /** A machine whose {@code proc} and {@code sys} stand below another folder, for tests. */
  Host(Path root) {
    this.root = root;
  }

  /** The name for folders: letters, digits, dot and hyphen only. */
  public static String name() {
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      String clean = name.replaceAll("[^a-z0-9.-]", "-");
      return clean.isBlank() ? "unnamed" : clean;
    } catch (UnknownHostException e) {
      return "unnamed";
    }
  }

  /**
   * Everything there is to record.
   *
   * @param commit of the suite's sources, if it is known
   * @param programs that take part
   */
  public Environment environment(@Nullable String commit, List<ProgramFacts> programs) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Environment(
        name(),
        value("etc/os-release", "PRETTY_NAME=").orElse(System.getProperty("os.name")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        value("proc/cpuinfo", "model name").orElse(null),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").orElse(null),
        value("proc/cpuinfo", "flags")
            .map(flags -> List.of(flags.split(" ")).contains("hypervisor"))
            .orElse(null),
        load < 0 ? null : load,
        commit,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        null,
        programs);
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }

  /** The rest of the first line that begins with a key, without colon, quotes and spaces. */
  private Optional<String> value(String file, String key) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key))
        .findFirst()
        .map(line -> line.substring(key.length()).replaceAll("^[\\s:\"]+|[\\s\"]+$", ""));
  }

  private Optional<String> line(String file) {
    return lines(file).stream().findFirst().map(String::strip);
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      return List.of();
    }
  }
}
