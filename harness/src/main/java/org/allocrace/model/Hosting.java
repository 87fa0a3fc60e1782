package org.allocrace.model;

/**
 * What it cost an invocation that its session was a guest in another language's process.
 *
 * @param startNs from the start of the engine, or of loading the library, to a session that can
 *     replay: paid once, part of no sample
 * @param callNs one call of the guest that does nothing, there and back, when everything is
 *     compiled: the median of several rows
 * @param calls of the guest in one replay: 1, or one for each operation
 */
public record Hosting(long startNs, double callNs, long calls) {
  /** What the calls of one replay take, for each of its operations. */
  public double boundaryNs(long operations) {
    return callNs * calls / operations;
  }
}
