package org.allocrace.cli;

/** What the process returns ({@code allocrace --help} lists them). */
final class ExitCode {
  static final int FINE = 0;
  static final int TOOL_FAILED = 1;
  static final int USAGE = 2;
  static final int DISAGREE = 4;

  private ExitCode() {}
}
