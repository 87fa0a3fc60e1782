package org.allocrace.driver;

import java.nio.file.Path;
import org.allocrace.model.Conditions;
import org.allocrace.model.Mode;
import org.allocrace.model.Settings;

/**
 * One invocation to run.
 *
 * @param contender a name of the catalogue
 * @param trace an unpacked {@code .atr} file
 */
public record InvocationRequest(
    String contender, Path trace, Mode mode, Settings settings, Conditions conditions) {}
