package org.allocrace.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.allocrace.model.Finding;

/** Clocks and settings of the kernel that timings depend on. */
record Kernel(SystemFiles files) {
  private static final String CLOCK =
      "sys/devices/system/clocksource/clocksource0/current_clocksource";
  private static final String HUGE_PAGES = "sys/kernel/mm/transparent_hugepage/enabled";

  /** Read without entering the kernel, in tens of nanoseconds. */
  private static final List<String> FAST_CLOCKS =
      List.of("tsc", "kvm-clock", "hyperv_clocksource_tsc_page", "arch_sys_counter");

  /** They advance with the timer's interrupt, by milliseconds. */
  private static final List<String> COARSE_CLOCKS = List.of("jiffies", "refined-jiffies");

  /** A system call or a slow device: a microsecond. */
  private static final List<String> SLOW_CLOCKS =
      List.of("hpet", "acpi_pm", "xen", "hyperv_clocksource_msr");

  List<Finding> findings() {
    return List.of(layout(), clock(), counter(), hugePages());
  }

  private Finding layout() {
    String name = "aslr";
    return switch (files.line("proc/sys/kernel/randomize_va_space").orElse("")) {
      case "" -> Finding.notKnown(name);
      case "0" ->
          Finding.noisy(
              name,
              "off: every process has the same layout",
              "Let the layout's luck average out over invocations: sudo sysctl kernel.randomize_va_space=2.");
      case "1" -> Finding.good(name, "on, but for the heap of brk");
      case "2" -> Finding.good(name, "on");
      case String other -> Finding.fact(name, "unknown value " + other, null);
    };
  }

  private Finding clock() {
    String name = "clock source";
    Optional<String> source = files.line(CLOCK);
    if (source.isEmpty()) {
      return Finding.notKnown(name);
    }
    String clock = source.get();
    if (COARSE_CLOCKS.contains(clock)) {
      return Finding.unusable(
          name, clock, "Boot with a real clock: this one advances in steps of milliseconds.");
    }
    if (SLOW_CLOCKS.contains(clock)) {
      return Finding.noisy(
          name,
          clock,
          "Choose a clock that costs nanoseconds, where it is available: echo tsc | sudo tee /"
              + CLOCK
              + ".");
    }
    return FAST_CLOCKS.contains(clock)
        ? Finding.good(name, clock)
        : Finding.fact(name, clock + ", whose cost is " + Finding.NOT_KNOWN, null);
  }

  /** Only x86 has such flags; the counters of other processors are no matter of flags. */
  private Finding counter() {
    String name = "invariant tsc";
    Optional<String> flags = files.value("proc/cpuinfo", "flags");
    if (flags.isEmpty()) {
      return Finding.notKnown(name);
    }
    List<String> missing =
        List.of("constant_tsc", "nonstop_tsc").stream()
            .filter(flag -> !Arrays.asList(flags.get().split(" ", -1)).contains(flag))
            .toList();
    return missing.isEmpty()
        ? Finding.good(name, "yes")
        : Finding.noisy(
            name,
            "no " + String.join(", no ", missing),
            "Expect a higher floor of latencies, for cycle counts are no time here.");
  }

  private Finding hugePages() {
    String name = "huge pages";
    Optional<String> chosen =
        files
            .line(HUGE_PAGES)
            .filter(line -> line.matches(".*\\[\\w+\\].*"))
            .map(line -> line.replaceAll(".*\\[(\\w+)\\].*", "$1"));
    if (chosen.isEmpty()) {
      return Finding.notKnown(name);
    }
    return chosen.get().equals("always")
        ? Finding.noisy(
            name,
            "always",
            "Let programs ask for them, or some invocations get them and some do not: echo madvise | sudo tee /"
                + HUGE_PAGES
                + ".")
        : Finding.good(name, chosen.get());
  }
}
