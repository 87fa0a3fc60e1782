package org.allocrace.model;

/**
 * How an invocation measures.
 *
 * @param warmup iterations before the measured ones
 * @param iterations measured iterations
 * @param minIterationMs an iteration is as many whole replays as last this long
 * @param touch how much of a new object is written
 */
public record Settings(int warmup, int iterations, int minIterationMs, Touch touch) {}
