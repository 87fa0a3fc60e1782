package org.allocrace.driver.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is told of a fork that failed. */
class IterationLogTest {
  /** As OpenJDK 25 reports a write to address 0 in a library. */
  private static final String REPORT =
      """
      <stdout last='20 lines'>
      #
      # A fatal error has been detected by the Java Runtime Environment:
      #
      #  SIGSEGV (0xb) at pc=0x00007f2f7c5fa12d, pid=12345, tid=12346
      #
      # JRE version: OpenJDK Runtime Environment Temurin-25 (25.0+36)
      # Problematic frame:
      # C  [libcrash.so+0x112d]  allocrace_replay+0x14
      #
      # If you would like to submit a bug report, please visit:
      #   https://github.com/adoptium/adoptium-support/issues
      # The crash happened outside the Java Virtual Machine in native code.
      # See problematic frame for where to report the bug.
      #
      </stdout>
      """;

  private static String told(String text) {
    IterationLog log = new IterationLog();
    log.print(text);
    return log.lastLines();
  }

  @Test
  void aJvmThatDiedIsToldByItsSignalAndPlace() {
    assertEquals(
        "the JVM died of SIGSEGV (0xb) in C  [libcrash.so+0x112d]  allocrace_replay+0x14",
        told(REPORT));
  }

  @Test
  void aReportWhoseBeginningIsLostStillHasItsPlace() {
    assertEquals(
        "the JVM died in C  [libcrash.so+0x112d]  allocrace_replay+0x14",
        told(REPORT.substring(REPORT.indexOf("# JRE"))));
  }

  @Test
  void ofOtherTextTheLastLinesAreTold() {
    assertEquals("b; c; d", told("a\nb\n\tat some.Frame\nc\n<end>\nd\n"));
  }
}
