/**
 * Pure numbers: estimates, intervals, tests and change points, arrays in and records out. Imports
 * nothing of the project; {@code analysis} and the command line may import it.
 */
@NullMarked
package org.allocrace.stats;

import org.jspecify.annotations.NullMarked;
