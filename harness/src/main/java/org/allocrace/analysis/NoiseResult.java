package org.allocrace.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What the machine did during a run, and what was done about it.
 *
 * @param blocks of the timed modes that count
 * @param watched those of them of which something is known
 * @param repeated attempts that were put aside as a whole and run again
 * @param putAside their invocations
 * @param kept blocks that count although their machine was noisy: no more repetitions were allowed
 * @param steal share of the processors' time during all timed invocations; null where not known
 * @param spinSpread 95th over 5th percentile of the calibration spins, as a ratio; null where
 *     nobody looked
 */
public record NoiseResult(
    int blocks,
    int watched,
    int repeated,
    int putAside,
    int kept,
    @Nullable Double steal,
    @Nullable Double spinSpread) {}
