package org.allocrace.driver.jmh;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.allocrace.model.Mode;
import org.allocrace.model.ProgramFacts;

/** The JVM of every fork: this one's, with arguments that are always the same and recorded. */
final class Jvm {
  /**
   * The arguments of every fork, in every mode, besides the heap and what its host is.
   *
   * <ul>
   *   <li>No performance data file: writing it can stall the process for a disk.
   *   <li>Two warnings less on standard error: off-heap contenders and JMH itself need what they
   *       warn of.
   * </ul>
   */
  private static final List<String> ARGUMENTS =
      List.of(
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  /**
   * In timed modes every page of the heap is there before the first replay: no iteration pays the
   * system for memory that the collector has not used yet. Mode memory is there to see what is
   * used.
   */
  private static final String PRE_TOUCH = "-XX:+AlwaysPreTouch";

  /** Replay code of singles, the trace itself and copies while both grow, to a byte of the file. */
  private static final int HEAP_PER_TRACE_BYTE = 16;

  private static final int PROTOCOL = 1;

  private Jvm() {}

  /** The program of this JVM. */
  static Path executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static ProgramFacts facts() {
    return new ProgramFacts(
        PROTOCOL,
        "java",
        System.getProperty("java.vm.name", "JVM"),
        Runtime.version().toString(),
        ManagementFactory.getCompilationMXBean().getName(),
        flags(ForkHost.ORDINARY));
  }

  /**
   * All arguments of a fork that are not its task. The heap has a fixed size, so that no iteration
   * pays for growing it: 1 GiB, and more where the trace file has more than 64 MiB.
   */
  static List<String> arguments(ForkHost host, Mode mode, long traceBytes) {
    return arguments(host.arguments(), mode, traceBytes);
  }

  /** What a run records of the forks of a host: those of a timed mode and a small trace. */
  static String flags(ForkHost host) {
    return String.join(" ", arguments(host.recorded(), Mode.THROUGHPUT, 0));
  }

  private static List<String> arguments(List<String> host, Mode mode, long traceBytes) {
    long gibibytes = 1 + ((HEAP_PER_TRACE_BYTE * traceBytes) >> 30);
    List<String> arguments = new ArrayList<>(host);
    arguments.addAll(ARGUMENTS);
    arguments.add("-Xms" + gibibytes + "g");
    arguments.add("-Xmx" + gibibytes + "g");
    if (mode != Mode.MEMORY) {
      arguments.add(PRE_TOUCH);
    }
    return arguments;
  }
}
