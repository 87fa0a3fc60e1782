package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * The digests of a checking replay so far.
 *
 * @param operations of the trace that were replayed
 * @param contents 8 hexadecimal digits
 * @param placement 8 hexadecimal digits; null where the policy is none
 */
public record Checkpoint(long operations, String contents, @Nullable String placement) {}
