/**
 * Starts replay programs and reads their protocol. The command line imports it; it imports {@code
 * driver} and {@code model}.
 */
@NullMarked
package org.allocrace.driver.process;

import org.jspecify.annotations.NullMarked;
