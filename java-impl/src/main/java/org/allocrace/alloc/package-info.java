/**
 * What the allocators share: the exceptions that say an allocator is full or a handle is stale.
 * Anything may import it; it imports nothing but the JDK.
 */
@NullMarked
package org.allocrace.alloc;

import org.jspecify.annotations.NullMarked;
