package org.allocrace.runfile;

/** A run folder that cannot be used; the message names the file and says why. */
public final class RunFileException extends Exception {
  private static final long serialVersionUID = 1L;

  RunFileException(String message) {
    super(message);
  }

  RunFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
