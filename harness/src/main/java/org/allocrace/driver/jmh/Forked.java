package org.allocrace.driver.jmh;

import java.util.List;

/**
 * What a fork left behind, besides its events.
 *
 * @param timedOut whether it was stopped
 * @param failed whether it ended with anything but success
 * @param iterations as JMH timed them; none in mode memory
 * @param lastLines of its standard error
 */
record Forked(
    boolean timedOut, boolean failed, List<IterationLog.Timed> iterations, String lastLines) {}
