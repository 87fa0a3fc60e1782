package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * What one contender made of one trace in mode verify.
 *
 * @param contents fingerprint of what was read back, 8 hexadecimal digits; null if it did not end
 * @param placement fingerprint of where it was; null where the policy is none
 * @param code why it did not end, a code of {@code docs/replay-protocol.md}
 * @param operation where, if there is a number
 * @param work fingerprint of what the timed loop did with the default touch mode; null if it did
 *     not run
 */
public record Verification(
    String contender,
    @Nullable String contents,
    @Nullable String placement,
    @Nullable String code,
    @Nullable Long operation,
    @Nullable String work) {

  /** Whether the contender cannot run the trace, which is no error. */
  public boolean notApplicable() {
    return "not-applicable".equals(code);
  }
}
