package org.allocrace.trace.imports;

/** A recording that cannot be understood. */
public final class ImportException extends Exception {
  private static final long serialVersionUID = 1L;

  ImportException(long line, String message) {
    super("line " + line + ": " + message);
  }
}
