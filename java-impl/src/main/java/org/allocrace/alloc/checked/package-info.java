/**
 * Pools and arenas that notice what the fast ones do not: double free, stale handles, use after
 * reset. Anything may import it; it imports {@code alloc.pool} and {@code alloc.arena}.
 */
@NullMarked
package org.allocrace.alloc.checked;

import org.jspecify.annotations.NullMarked;
