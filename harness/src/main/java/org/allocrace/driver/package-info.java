/**
 * What runs one invocation, and the protocol of what it reports. Drivers return samples and never
 * judge them. The command line, {@code engine} and the drivers import it; it imports {@code model}.
 */
@NullMarked
package org.allocrace.driver;

import org.jspecify.annotations.NullMarked;
