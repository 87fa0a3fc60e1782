/**
 * JMH benchmarks of the contenders that live in a JVM, guests among them, and what launches one
 * fork of them for an invocation. The command line imports it; it imports {@code driver}, {@code
 * driver.polyglot}, {@code driver.foreign}, {@code replay}, {@code contender}, {@code
 * contender.inprocess}, {@code trace} and {@code model}.
 */
@NullMarked
package org.allocrace.driver.jmh;

import org.jspecify.annotations.NullMarked;
