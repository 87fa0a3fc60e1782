package org.allocrace.machine;

import java.lang.management.ManagementFactory;

/**
 * What the virtual machine tells about the system, on any system.
 *
 * @param processors that this process may use
 * @param load average over one minute, negative where the system has none
 * @param path the folders of programs, as in the variable {@code PATH}
 */
record Surroundings(int processors, double load, String path) {
  /** Those of this process. */
  static Surroundings here() {
    String path = System.getenv("PATH");
    return new Surroundings(
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        path == null ? "" : path);
  }
}
