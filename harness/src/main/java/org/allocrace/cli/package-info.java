/**
 * The commands and their exit codes; the only place that wires the other packages together. Nothing
 * imports it.
 */
@NullMarked
package org.allocrace.cli;

import org.jspecify.annotations.NullMarked;
