/**
 * From what contenders report to verdicts. The command line imports it; it imports {@code model}.
 */
@NullMarked
package org.allocrace.analysis;

import org.jspecify.annotations.NullMarked;
