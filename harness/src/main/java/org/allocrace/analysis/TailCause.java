package org.allocrace.analysis;

/**
 * What was seen to happen during long single operations.
 *
 * @param cause a word of {@link org.allocrace.model.LatencySeries.Cause}
 * @param count of the long operations of all invocations
 * @param ns their times together
 */
public record TailCause(String cause, long count, long ns) {}
