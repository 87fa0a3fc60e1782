package org.allocrace.model;

/**
 * What arenas waste on a trace, by bump placement; the same for every contender of that policy.
 * Sums over all times that an arena was emptied (RESET and DESTROY).
 *
 * @param emptied how many times
 * @param bumpedBytes between the start of an arena and its offset then, padding included
 * @param paddingBytes of these, spent on alignment
 * @param capacityBytes declared by these arenas, each time
 */
public record ArenaUse(long emptied, long bumpedBytes, long paddingBytes, long capacityBytes) {}
