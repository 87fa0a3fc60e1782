package org.allocrace.replay;

/** A replay that did not come to its end. */
public final class ReplayException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The code of an exhausted capacity, or of memory that the system refused. */
  public static final String OUT_OF_MEMORY = "out-of-memory";

  /** The code of an object that did not hold what was written. */
  public static final String CORRUPTION = "corruption";

  private final String code;
  private final long operation;

  /** A failure at an operation. */
  public ReplayException(String code, long operation) {
    super(code + " at operation " + operation);
    this.code = code;
    this.operation = operation;
  }

  /** The code of {@code docs/replay-protocol.md}. */
  public String code() {
    return code;
  }

  public long operation() {
    return operation;
  }
}
