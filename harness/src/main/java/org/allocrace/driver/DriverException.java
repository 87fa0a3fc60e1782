package org.allocrace.driver;

/** A program that cannot be used at all; the message says why and what to do. */
public final class DriverException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says it in one sentence. */
  public DriverException(String message) {
    super(message);
  }

  /** Says it in one sentence, with what lies behind it. */
  public DriverException(String message, Throwable cause) {
    super(message, cause);
  }
}
