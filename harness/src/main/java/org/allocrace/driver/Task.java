package org.allocrace.driver;

import java.nio.file.Path;
import java.time.Duration;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;

/**
 * One invocation to run.
 *
 * @param trace an unpacked trace file
 * @param padding bytes of environment padding, which moves the stack of the new process
 * @param limit the program is killed after this long
 */
public record Task(
    String contender,
    Path trace,
    Mode mode,
    Settings settings,
    long seed,
    int padding,
    Duration limit) {}
