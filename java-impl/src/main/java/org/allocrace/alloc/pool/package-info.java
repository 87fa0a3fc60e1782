/**
 * Pools: equal slots, a free list, O(1) to take and to give back. Anything may import it; it
 * imports {@code alloc}.
 */
@NullMarked
package org.allocrace.alloc.pool;

import org.jspecify.annotations.NullMarked;
