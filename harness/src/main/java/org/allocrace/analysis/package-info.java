/**
 * From what contenders report to estimates, comparisons and verdicts; it formats no text. The
 * report and the command line import it; it imports {@code model} and {@code stats}.
 */
@NullMarked
package org.allocrace.analysis;

import org.jspecify.annotations.NullMarked;
