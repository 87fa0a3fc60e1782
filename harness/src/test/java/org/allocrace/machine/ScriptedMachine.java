package org.allocrace.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine whose proc and sys stand in a folder, as the test writes them. */
record ScriptedMachine(Path root) {
  /** Writes a file of it anew. */
  ScriptedMachine with(String file, String text) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.resolveSibling("."));
      Files.writeString(path, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Counters of {@code /proc/stat}, with a line of one processor that must not be taken. */
  ScriptedMachine withTimes(long idle, long steal) {
    return with(
        "proc/stat",
        """
        cpu  100 10 50 %1$d 5 1 2 %2$d 7 3
        cpu0 1 1 1 1 1 1 1 1 1 1
        intr 5 5
        ctxt %3$d
        """
            .formatted(idle, steal, idle * 10));
  }

  /** The involuntary context switches of the thread that reads. */
  ScriptedMachine withSwitches(int count) {
    return with(
        "proc/thread-self/status",
        "voluntary_ctxt_switches:\t9\nnonvoluntary_ctxt_switches:\t%d\n".formatted(count));
  }

  /** A server in a quiet room: Linux on x86 where all is as it should be. */
  ScriptedMachine quiet() {
    return with("sys/devices/system/cpu/online", "0-3\n")
        .with("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n")
        .with("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n")
        .with("sys/devices/system/cpu/intel_pstate/no_turbo", "1\n")
        .with("sys/devices/system/cpu/smt/active", "0\n")
        .with("sys/devices/system/cpu/cpu0/thermal_throttle/core_throttle_count", "2\n")
        .with("sys/class/thermal/thermal_zone0/temp", "45000\n")
        .with("sys/class/thermal/thermal_zone0/trip_point_0_type", "critical\n")
        .with("sys/class/thermal/thermal_zone0/trip_point_0_temp", "100000\n")
        .with("proc/self/status", "Cpus_allowed_list:\t0-3\nCapEff:\t0000000000000000\n")
        .with("proc/self/cgroup", "0::/\n")
        .with("proc/loadavg", "0.10 0.20 0.30 1/200 4242\n")
        .with(
            "proc/meminfo",
            "MemTotal: 16777216 kB\nMemAvailable: 8388608 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n")
        .with("proc/sys/kernel/randomize_va_space", "2\n")
        .with("proc/cpuinfo", "flags\t\t: fpu constant_tsc nonstop_tsc sse\n")
        .with("sys/devices/system/clocksource/clocksource0/current_clocksource", "tsc\n")
        .with("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never\n")
        .with("proc/sys/kernel/perf_event_paranoid", "2\n")
        .with("sys/bus/event_source/devices/cpu/type", "4\n")
        .withTimes(1000, 0)
        .withSwitches(0);
  }

  SystemFiles files() {
    return new SystemFiles(root);
  }
}
