/**
 * Adapters from java-impl to {@code replay}, one file each. The command line and {@code driver.jmh}
 * import it; it imports {@code contender}, {@code replay}, {@code model}, {@code trace} and
 * java-impl.
 */
@NullMarked
package org.allocrace.contender.inprocess;

import org.jspecify.annotations.NullMarked;
