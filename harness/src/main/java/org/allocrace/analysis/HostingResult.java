package org.allocrace.analysis;

/**
 * What the host of a guest costs, apart from all samples.
 *
 * @param startNs from the start of the engine, or of loading the library, to an open session
 * @param callNs an empty call
 * @param calls in one replay
 */
public record HostingResult(SampleEstimate startNs, SampleEstimate callNs, long calls) {}
