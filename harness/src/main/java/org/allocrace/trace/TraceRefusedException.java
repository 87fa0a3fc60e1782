package org.allocrace.trace;

/** A trace that is not well formed. */
public final class TraceRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Where there is no operation or line to name. */
  public static final long NOWHERE = -1;

  private final Refusal refusal;
  private final long at;

  TraceRefusedException(Refusal refusal, long at, String where) {
    super(where + refusal.sentence() + " (" + refusal.code() + ")");
    this.refusal = refusal;
    this.at = at;
  }

  static TraceRefusedException whole(Refusal refusal) {
    return new TraceRefusedException(refusal, NOWHERE, "");
  }

  static TraceRefusedException operation(Refusal refusal, long operation) {
    return new TraceRefusedException(refusal, operation, "operation " + operation + ": ");
  }

  static TraceRefusedException line(Refusal refusal, long line) {
    return line < 0
        ? whole(refusal)
        : new TraceRefusedException(refusal, line, "line " + line + ": ");
  }

  /** The code. */
  public Refusal refusal() {
    return refusal;
  }

  /** The operation (binary, from 0) or line (text, from 1), or {@link #NOWHERE}. */
  public long at() {
    return at;
  }
}
