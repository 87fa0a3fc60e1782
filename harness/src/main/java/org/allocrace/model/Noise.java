package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * What disturbed the machine around one invocation, seen without a look at its result. Null where
 * the system does not tell.
 *
 * @param steal share of all processors' time, 0 to 1, that the host gave to others while the
 *     invocation ran; null also where it ran for less than one tick of the kernel
 * @param spinNs nanoseconds of the calibration spin just before the invocation, a fixed work
 * @param switches how often the spin was forced off its processor
 */
public record Noise(@Nullable Double steal, long spinNs, @Nullable Integer switches) {}
