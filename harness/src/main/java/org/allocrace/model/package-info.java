/**
 * What is measured and verified: cells, settings, invocations, verdicts. Every package but the
 * leaves may import it; it imports none of the project's.
 */
@NullMarked
package org.allocrace.model;

import org.jspecify.annotations.NullMarked;
