package org.allocrace.driver.jmh;

import java.util.List;
import org.allocrace.model.Resident;
import org.jspecify.annotations.Nullable;

/**
 * What a fork left behind, besides its events.
 *
 * @param timedOut whether it was stopped
 * @param failed whether it ended with anything but success
 * @param iterations as JMH timed them; none in mode memory
 * @param lastLines of its standard error
 * @param resident in mode memory, as this process saw it; null where nobody looked or could
 */
record Forked(
    boolean timedOut,
    boolean failed,
    List<IterationLog.Timed> iterations,
    String lastLines,
    @Nullable Resident resident) {}
