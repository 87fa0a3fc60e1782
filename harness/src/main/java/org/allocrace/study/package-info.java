/**
 * The study file: what it may say, its defaults, and its expansion into blocks. The engine and the
 * command line import it; it imports {@code model} and {@code contender}.
 */
@NullMarked
package org.allocrace.study;

import org.jspecify.annotations.NullMarked;
