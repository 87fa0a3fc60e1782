/**
 * The facts of a run: contenders, cells, what an invocation reported, how it failed. Every package
 * but the leaves may import it; it imports only {@code unit}.
 */
@NullMarked
package org.allocrace.model;

import org.jspecify.annotations.NullMarked;
