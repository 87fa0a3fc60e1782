package org.allocrace.cli;

/** A mistake of the user's, said in one sentence; exit code 2. */
final class UserException extends Exception {
  private static final long serialVersionUID = 1L;

  UserException(String message) {
    super(message);
  }

  UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
