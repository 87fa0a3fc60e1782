/**
 * What a Java contender implements, the replay that checks it and the loop that is timed. Adapters,
 * drivers and the command line import it; it imports {@code trace} and the exceptions of java-impl.
 */
@NullMarked
package org.allocrace.replay;

import org.jspecify.annotations.NullMarked;
