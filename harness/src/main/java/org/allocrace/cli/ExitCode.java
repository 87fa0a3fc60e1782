package org.allocrace.cli;

/** Exit codes, as documented in {@code --help}. */
final class ExitCode {
  static final int FINE = 0;
  static final int TOOL_FAILED = 1;
  static final int USAGE = 2;
  static final int DISAGREE = 4;

  /** Only with {@code --strict}; without, such an answer is an answer. */
  static final int INCONCLUSIVE = 5;

  /** 128 and the number of SIGINT, as shells have it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
