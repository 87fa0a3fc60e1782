/**
 * How fast the tool itself loads, imports and writes traces: JMH benchmarks, run by hand as {@code
 * docs/performance.md} says, never by the tests. They import {@code trace} and {@code
 * trace.imports}; nothing imports them.
 */
@NullMarked
package org.allocrace.bench;

import org.jspecify.annotations.NullMarked;
