/**
 * Facts about the host that a run records. The command line imports it; it imports {@code model}.
 */
@NullMarked
package org.allocrace.machine;

import org.jspecify.annotations.NullMarked;
