/**
 * Bump arenas: one offset that moves, everything released at once. Anything may import it; it
 * imports {@code alloc}.
 */
@NullMarked
package org.allocrace.alloc.arena;

import org.jspecify.annotations.NullMarked;
