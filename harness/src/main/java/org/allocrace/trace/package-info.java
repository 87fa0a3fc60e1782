/**
 * Traces: what they are, how they are read, checked and written ({@code docs/trace-format.md}).
 * Anything may import it; it imports nothing but the JDK.
 */
@NullMarked
package org.allocrace.trace;

import org.jspecify.annotations.NullMarked;
