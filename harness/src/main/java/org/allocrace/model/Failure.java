package org.allocrace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an invocation gave no result.
 *
 * @param message one sentence
 * @param operation the operation number where there is one
 * @param diagnostics the last lines of the program's standard error
 */
public record Failure(
    Reason reason, String message, @Nullable Long operation, List<String> diagnostics) {

  /** Copies the list. */
  public Failure {
    diagnostics = List.copyOf(diagnostics);
  }

  /** A failure that is nothing but its sentence. */
  public static Failure of(Reason reason, String message) {
    return new Failure(reason, message, null, List.of());
  }

  /** The kinds of failure. */
  public enum Reason {
    /** The contender cannot run this trace; not an error. */
    NOT_APPLICABLE,
    /** The trace was refused. */
    TRACE_REFUSED,
    /** A declared capacity or the system's memory was exceeded. */
    OUT_OF_MEMORY,
    /** What was read back is not what was written. */
    CORRUPTION,
    /** The digests differ from those of the other contenders. */
    DISAGREES,
    /** The program ended in another way than the protocol allows. */
    CRASHED,
    /** The program exceeded its time limit. */
    TIMED_OUT,
    /** The program printed something that is not the protocol. */
    GARBAGE,
    /** The program could not be started. */
    NOT_STARTED;

    /** The word used in result files. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
