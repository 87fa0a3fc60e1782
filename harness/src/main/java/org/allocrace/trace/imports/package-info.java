/**
 * Reads what recorders write and derives pool and arena traces from heap traces. Only the command
 * line imports it; it imports {@code trace}.
 */
@NullMarked
package org.allocrace.trace.imports;

import org.jspecify.annotations.NullMarked;
