/**
 * Traces made from a seed: the expression calculator and small random traces of every kind. Only
 * the command line and tests import it; it imports {@code trace}.
 */
@NullMarked
package org.allocrace.trace.synthetic;

import org.jspecify.annotations.NullMarked;
