/**
 * Adapters from java-impl to {@code replay}, one file each. The command line imports it; it imports
 * {@code contender}, {@code replay} and java-impl.
 */
@NullMarked
package org.allocrace.contender.inprocess;

import org.jspecify.annotations.NullMarked;
