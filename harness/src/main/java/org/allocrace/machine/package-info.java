/**
 * Facts about the host that a run records, and the noise around its invocations. The command line
 * imports it; it imports {@code model}.
 */
@NullMarked
package org.allocrace.machine;

import org.jspecify.annotations.NullMarked;
