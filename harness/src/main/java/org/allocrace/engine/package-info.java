/**
 * Runs the steps of a study one after the other through the drivers. The command line imports it;
 * it imports {@code driver}, {@code study} and {@code model}.
 */
@NullMarked
package org.allocrace.engine;

import org.jspecify.annotations.NullMarked;
