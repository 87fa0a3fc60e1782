package org.allocrace.machine;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.allocrace.model.Checkup;
import org.allocrace.model.Environment;
import org.allocrace.model.ProgramFacts;
import org.jspecify.annotations.Nullable;

/** The machine that this runs on. Linux tells most; elsewhere what is not known is null. */
public final class Host {
  private final SystemFiles files;

  /** This machine. */
  public Host() {
    this(SystemFiles.HERE);
  }

  /** A machine whose {@code proc} and {@code sys} stand below another folder, for tests. */
  Host(Path root) {
    this(new SystemFiles(root));
  }

  private Host(SystemFiles files) {
    this.files = files;
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
   * @param checkup what was found out beforehand
   * @param programs that take part
   */
  public Environment environment(
      @Nullable String commit, @Nullable Checkup checkup, List<ProgramFacts> programs) {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return new Environment(
        name(),
        files.value("etc/os-release", "PRETTY_NAME=").orElse(System.getProperty("os.name")),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        files.value("proc/cpuinfo", "model name").orElse(null),
        Runtime.getRuntime().availableProcessors(),
        memory(),
        files.line("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor").orElse(null),
        files
            .value("proc/cpuinfo", "flags")
            .map(flags -> List.of(flags.split(" ")).contains("hypervisor"))
            .orElse(null),
        load < 0 ? null : load,
        commit,
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        checkup,
        programs);
  }

  private static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : 0;
  }
}
