package org.allocrace.driver.jmh;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.allocrace.model.ProgramFacts;

/** The JVM of every fork: this one's, with arguments that are always the same and recorded. */
final class Jvm {
  /**
   * The arguments of every fork, in every mode.
   *
   * <ul>
   *   <li>G1, named so that a small machine does not silently take another collector: what a server
   *       gets that says nothing.
   *   <li>A heap of fixed size: no iteration pays for growing it. It is not touched beforehand,
   *       which would take longer than an invocation; the warm-up touches what the trace needs.
   *   <li>No performance data file: writing it can stall the process for a disk.
   *   <li>Two warnings less on standard error: off-heap contenders and JMH itself need what they
   *       warn of.
   * </ul>
   */
  static final List<String> ARGUMENTS =
      List.of(
          "-XX:+UseG1GC",
          "-Xms2g",
          "-Xmx2g",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private static final int PROTOCOL = 1;

  private Jvm() {}

  static ProgramFacts facts() {
    return new ProgramFacts(
        PROTOCOL,
        "java",
        System.getProperty("java.vm.name", "JVM"),
        Runtime.version().toString(),
        ManagementFactory.getCompilationMXBean().getName(),
        String.join(" ", ARGUMENTS));
  }
}
