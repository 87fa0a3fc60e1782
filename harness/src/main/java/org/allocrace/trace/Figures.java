package org.allocrace.trace;

/**
 * What the header says about the operations, and what the operations must confirm.
 *
 * @param bytesRequested sum of all sizes
 * @param peakBytes most live bytes at any time
 * @param peakLive most live registers at any time
 * @param liveAtEnd registers live after the last operation
 */
public record Figures(long bytesRequested, long peakBytes, int peakLive, int liveAtEnd) {}
