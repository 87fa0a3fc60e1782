/**
 * Contracts, handles and exceptions that all allocators share. Knows nothing of benchmarking and
 * may be imported by anybody.
 */
@NullMarked
package org.allocrace.alloc;

import org.jspecify.annotations.NullMarked;
