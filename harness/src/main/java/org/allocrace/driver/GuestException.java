package org.allocrace.driver;

/** A guest that cannot go on; unchecked, for it can come from every call. */
public final class GuestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Says what happened.
   *
   * @param code of the event {@code error}: {@code not-applicable}, {@code out-of-memory}, {@code
   *     trap}, {@code exception}, {@code internal}
   */
  public GuestException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The same with what caused it. */
  public GuestException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** For programs. */
  public String code() {
    return code;
  }
}
