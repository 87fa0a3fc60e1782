package org.allocrace.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.allocrace.model.Finding;

/** How many processors there are for the measurement, and how steady they run. */
record Processors(SystemFiles files, Surroundings surroundings) {
  private static final String FOLDER = "sys/devices/system/cpu";

  /** One for what is timed, one for the harness, the compilers and the collectors. */
  private static final int ENOUGH = 2;

  List<Finding> findings() {
    return List.of(cores(), governor(), turbo(), threads());
  }

  /** Those of the system, whatever this process may use. */
  int online() {
    return files
        .line(FOLDER + "/online")
        .map(ProcessorList::count)
        .orElseGet(OptionalInt::empty)
        .orElse(surroundings.processors());
  }

  private Finding cores() {
    int online = online();
    OptionalInt allowed =
        files
            .value("proc/self/status", "Cpus_allowed_list")
            .map(ProcessorList::count)
            .orElseGet(OptionalInt::empty);
    ControlGroup group = new ControlGroup(files);
    OptionalDouble quota = group.processors();
    List<String> words = new ArrayList<>(List.of(online + " online"));
    words.add(
        allowed.isPresent()
            ? allowed.getAsInt() + " allowed by the affinity"
            : "affinity " + Finding.NOT_KNOWN);
    if (quota.isPresent()) {
      words.add(
          String.format(Locale.ROOT, "time of %.3g by the group's quota", quota.getAsDouble()));
    } else {
      words.add(group.isKnown() ? "no quota" : "quota " + Finding.NOT_KNOWN);
    }
    String found = String.join(", ", words);
    if (quota.orElse(ENOUGH) < 1) {
      return Finding.unusable(
          "cores",
          found,
          "Give the container two processors: with less than one, every process is stopped in each period.");
    }
    // An affinity list may name processors that are off.
    double usable = Math.min(Math.min(online, allowed.orElse(online)), quota.orElse(online));
    return usable < ENOUGH
        ? Finding.noisy(
            "cores",
            found,
            "Allow two processors: now the harness and the collectors take time from what is measured.")
        : Finding.good("cores", found);
  }

  private Finding governor() {
    List<String> governors =
        files.folder(FOLDER).stream()
            .filter(folder -> folder.matches(".*/cpu\\d+"))
            .flatMap(folder -> files.line(folder + "/cpufreq/scaling_governor").stream())
            .distinct()
            .sorted()
            .toList();
    if (governors.isEmpty()) {
      return Finding.notKnown("governor");
    }
    String found = String.join(", ", governors);
    return governors.equals(List.of("performance"))
        ? Finding.good("governor", found)
        : Finding.noisy(
            "governor",
            found,
            "Keep the frequency up: sudo cpupower frequency-set -g performance.");
  }

  private Finding turbo() {
    Optional<String> intel = files.line(FOLDER + "/intel_pstate/no_turbo");
    Optional<String> boost = files.line(FOLDER + "/cpufreq/boost");
    if (intel.isPresent()) {
      return turbo(
          intel.get().equals("0"), "echo 1 | sudo tee /" + FOLDER + "/intel_pstate/no_turbo");
    }
    return boost.isPresent()
        ? turbo(!boost.get().equals("0"), "echo 0 | sudo tee /" + FOLDER + "/cpufreq/boost")
        : Finding.notKnown("turbo");
  }

  private static Finding turbo(boolean on, String command) {
    return on
        ? Finding.noisy(
            "turbo", "on", "Let heat and neighbours not set the frequency: " + command + ".")
        : Finding.good("turbo", "off");
  }

  private Finding threads() {
    Optional<String> active = files.line(FOLDER + "/smt/active");
    if (active.isEmpty()) {
      return Finding.notKnown("smt");
    }
    return active.get().equals("0")
        ? Finding.good("smt", "off, or none that this system sees")
        : Finding.noisy(
            "smt",
            "on: two threads share a core",
            "Leave the sibling of the measured processor idle, or: echo off | sudo tee /"
                + FOLDER
                + "/smt/control.");
  }
}
