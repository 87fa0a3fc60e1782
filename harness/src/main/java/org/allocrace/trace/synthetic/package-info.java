/**
 * Traces made from a seed: the expression calculator. Only the command line imports it; it imports
 * {@code trace}.
 */
@NullMarked
package org.allocrace.trace.synthetic;

import org.jspecify.annotations.NullMarked;
