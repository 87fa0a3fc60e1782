/**
 * Guests in shared libraries, called by the foreign function API. {@code driver.jmh} imports it; it
 * imports {@code driver} and {@code replay}.
 */
@NullMarked
package org.allocrace.driver.foreign;

import org.jspecify.annotations.NullMarked;
