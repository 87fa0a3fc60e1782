/**
 * The facts of a verification: contenders and their verdicts. Every package but the leaves may
 * import it; it imports none of the project's.
 */
@NullMarked
package org.allocrace.model;

import org.jspecify.annotations.NullMarked;
