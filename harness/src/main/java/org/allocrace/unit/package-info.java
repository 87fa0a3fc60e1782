/**
 * Quantities and how they print. Imports nothing of the harness and may be imported by every
 * package.
 */
@NullMarked
package org.allocrace.unit;

import org.jspecify.annotations.NullMarked;
