/**
 * What every driver does: run one invocation and say how it ended. Drivers return samples and never
 * judge them; the command line and the drivers import this package.
 */
@NullMarked
package org.allocrace.driver;

import org.jspecify.annotations.NullMarked;
