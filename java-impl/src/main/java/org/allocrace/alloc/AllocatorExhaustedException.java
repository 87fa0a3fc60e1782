package org.allocrace.alloc;

/**
 * Thrown when an allocator of fixed capacity has no room left. The allocator is unchanged. Nothing
 * is wrong with the program's memory: a larger capacity, an earlier {@code free} or a {@code
 * tryAlloc} is the answer.
 */
public class AllocatorExhaustedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what did not fit. */
  public AllocatorExhaustedException(String message) {
    super(message);
  }
}
