package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * What the machine did around an invocation, seen without looking at its result. Null where the
 * system does not tell.
 *
 * @param steal share of all processors' time that the hypervisor gave to others during the
 *     invocation, 0 to 1
 * @param spinNs of a fixed amount of work just before it
 * @param switches involuntary context switches during that work
 */
public record Noise(@Nullable Double steal, long spinNs, @Nullable Integer switches) {}
