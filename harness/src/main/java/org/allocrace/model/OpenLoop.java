package org.allocrace.model;

/**
 * The load of mode open-loop.
 *
 * @param periodNs between intended starts of two requests in the mean; a request is a batch of 64
 *     operations
 */
public record OpenLoop(Arrivals arrivals, int periodNs) {}
