package org.allocrace.driver.process;

/** A replay program that could not be started, crashed, hung or printed garbage. */
public final class ReplayProgramException extends Exception {
  private static final long serialVersionUID = 1L;

  ReplayProgramException(String message) {
    super(message);
  }

  ReplayProgramException(String message, Throwable cause) {
    super(message, cause);
  }
}
