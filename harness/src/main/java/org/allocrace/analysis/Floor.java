package org.allocrace.analysis;

/**
 * The part of a figure that is the replay loop, derived from the control, paired by block.
 *
 * @param control its name
 * @param share median over blocks of control over gross; it can exceed 1 where a contender is as
 *     cheap as the control
 * @param net gross minus control, ns an operation: derived, not measured
 */
public record Floor(String control, double share, SampleEstimate net) {}
