/**
 * The run folder: its files, versioned, and samples that are only ever appended. The engine's
 * caller and the command line import it; it imports {@code model}.
 */
@NullMarked
package org.allocrace.runfile;

import org.jspecify.annotations.NullMarked;
