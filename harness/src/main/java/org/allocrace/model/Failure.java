package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * Why an invocation has no result.
 *
 * @param code a code of {@code docs/replay-protocol.md}, or {@code crashed}, {@code time-limit},
 *     {@code garbage}, {@code incomplete}, {@code not-started}
 * @param message one sentence
 * @param operation where in the trace, if that is known
 */
public record Failure(String code, String message, @Nullable Long operation) {}
