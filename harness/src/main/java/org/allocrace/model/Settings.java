package org.allocrace.model;

import org.jspecify.annotations.Nullable;

/**
 * How each invocation of a study is run.
 *
 * @param warmup iterations before the measured ones
 * @param iterations measured ones
 * @param minIterationMs the shortest iteration
 * @param touch what an allocation writes
 * @param seed recorded and handed to the programs
 * @param timeLimitSeconds after which an invocation is stopped
 * @param maxSize the largest object that a trace may have, bytes
 * @param openLoop the load; null in every mode but open-loop
 */
public record Settings(
    int warmup,
    int iterations,
    int minIterationMs,
    TouchMode touch,
    long seed,
    int timeLimitSeconds,
    int maxSize,
    @Nullable OpenLoop openLoop) {}
