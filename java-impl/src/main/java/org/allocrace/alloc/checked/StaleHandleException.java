package org.allocrace.alloc.checked;

/** Thrown when a handle is used after what it named was given back. */
public final class StaleHandleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StaleHandleException(String message) {
    super(message);
  }
}
