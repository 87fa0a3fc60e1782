package org.allocrace.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.allocrace.model.Finding;

/** What could count instructions here. Nothing is started: files and the path are looked at. */
record Instruments(SystemFiles files, Surroundings surroundings) {
  private static final String DEVICES = "sys/bus/event_source/devices";
  private static final String PARANOID = "proc/sys/kernel/perf_event_paranoid";

  /** Up to this value a process may count its own instructions in user mode. */
  private static final int OPEN_TO_ALL = 2;

  /** CAP_SYS_ADMIN and CAP_PERFMON. */
  private static final long PRIVILEGED = 1L << 21 | 1L << 38;

  List<Finding> findings() {
    return List.of(counters(), valgrind());
  }

  private Finding counters() {
    String name = "perf counters";
    List<String> devices =
        files.folder(DEVICES).stream().map(path -> path.substring(DEVICES.length() + 1)).toList();
    OptionalLong paranoid = files.number(PARANOID);
    if (devices.isEmpty() || paranoid.isEmpty()) {
      return Finding.notKnown(name);
    }
    // Intel's hybrid processors have cpu_core and cpu_atom, ARM's armv8_pmuv3_0 and the like.
    if (devices.stream()
        .noneMatch(device -> device.startsWith("cpu") || device.startsWith("armv"))) {
      return Finding.fact(
          name, "none that this system sees", "Count instructions with valgrind instead.");
    }
    String setting = "perf_event_paranoid " + paranoid.getAsLong();
    if (paranoid.getAsLong() > OPEN_TO_ALL && !isPrivileged()) {
      return Finding.fact(
          name,
          "locked (" + setting + ")",
          "Open them: sudo sysctl kernel.perf_event_paranoid=" + OPEN_TO_ALL + ".");
    }
    return isOnPath("perf")
        ? Finding.fact(name, "open (" + setting + "), perf is there", null)
        : Finding.fact(
            name,
            "open (" + setting + "), but perf is not on the path",
            "Install perf to count instructions.");
  }

  private boolean isPrivileged() {
    try {
      String effective = files.value("proc/self/status", "CapEff").orElse("0");
      return (Long.parseUnsignedLong(effective, 16) & PRIVILEGED) != 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private Finding valgrind() {
    return isOnPath("valgrind")
        ? Finding.fact("valgrind", "there", null)
        : Finding.fact(
            "valgrind",
            "not on the path",
            "Install valgrind to count the instructions of native programs.");
  }

  private boolean isOnPath(String program) {
    for (String folder : surroundings.path().split(File.pathSeparator, -1)) {
      // An empty entry means the current folder, which is nobody's place for tools.
      if (folder.startsWith("/")) {
        Path file = files.root().resolve(folder.substring(1)).resolve(program);
        if (Files.isExecutable(file) && !Files.isDirectory(file)) {
          return true;
        }
      }
    }
    return false;
  }
}
